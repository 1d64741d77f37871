package io.acpupgrade.registry.archive;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decompresses a zstd file of one or several frames to its end; skippable frames are skipped. */
final class ZstdFrames extends FilterInputStream {
    ZstdFrames(InputStream raw) throws IOException {
        super(new ZstdInputStream(raw).setLongMax(Bounds.ZSTD_WINDOW));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (ZstdIOException e) {
            throw new IOException(readable(e), e);
        }
    }

    private static String readable(ZstdIOException e) {
        if (e.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()) {
            return "its zstd window is larger than " + (1 << Bounds.ZSTD_WINDOW >> 20) + " MiB (--long="
                    + Bounds.ZSTD_WINDOW + "), which is the limit; repack it: zstd -d --long=31 -c FILE | zstd --long="
                    + Bounds.ZSTD_WINDOW + " -o NEW-FILE";
        }
        if (e.getErrorCode() == Zstd.errPrefixUnknown()) {
            return "after the end of its zstd content there is more, which is no zstd";
        }
        return String.valueOf(e.getMessage());
    }
}
