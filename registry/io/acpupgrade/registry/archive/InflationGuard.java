package io.acpupgrade.registry.archive;

import io.acpupgrade.problem.Message;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Stops reading a decompression bomb before it fills memory or takes hours.
 *
 * <p>Real archives seldom expand more than tenfold, because layers and charts are already compressed; zeros expand a
 * thousandfold in gzip and more in zstd.
 */
public final class InflationGuard extends FilterInputStream {
    /** Bytes that any archive may expand to, so that small and unusual archives pass. */
    static final long ALLOWANCE = 256L << 20;
    /** Bytes of output allowed for each byte of input. */
    static final long RATIO = 200;

    private final LongSupplier bytesIn;
    private long bytesOut;

    private InflationGuard(InputStream inflated, LongSupplier bytesIn) {
        super(inflated);
        this.bytesIn = bytesIn;
    }

    /** Decompresses a stream and fails when the output is out of proportion to the input. */
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
            throw new UnsafeEntryException(Message.of("archive.bomb", bytesIn.getAsLong(), bytesOut, RATIO));
        }
    }
}
