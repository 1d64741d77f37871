package io.acpupgrade.registry.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Ends the reading of an archive that swells beyond reason, before it can fill memory or the night.
 *
 * <p>Layers and charts are compressed already, so an honest archive seldom swells more than tenfold; zeros swell a
 * thousandfold in gzip and more in zstd.
 */
public final class InflationGuard extends FilterInputStream {
    /** Bytes that may come out whatever went in, so that small and odd archives pass. */
    static final long ALLOWANCE = 256L << 20;
    /** Bytes that may come out for each that went in. */
    static final long RATIO = 200;

    private final LongSupplier bytesIn;
    private long bytesOut;

    private InflationGuard(InputStream inflated, LongSupplier bytesIn) {
        super(inflated);
        this.bytesIn = bytesIn;
    }

    /** The bytes that a file of this kind wraps, as long as they are in proportion to its own. */
    public static InflationGuard over(InputStream raw, FileKind kind) throws IOException {
        BoundedInputStream counted =
                BoundedInputStream.builder().setInputStream(raw).get();
        return new InflationGuard(kind.unwrap(counted), counted::getCount);
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        count(skipped);
        return skipped;
    }

    private void count(long n) throws UnsafeEntryException {
        bytesOut += n;
        if (bytesOut > ALLOWANCE && bytesOut / RATIO > bytesIn.getAsLong()) {
            throw new UnsafeEntryException("it is a bomb: " + bytesIn.getAsLong() + " bytes have swollen to more than "
                    + bytesOut + ", over " + RATIO + " times as many");
        }
    }
}
