package io.acpupgrade.registry.archive;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import io.acpupgrade.problem.Message;
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
            throw (IOException) explained(e).initCause(e);
        }
    }

    private static UnreadableContentException explained(ZstdIOException e) {
        if (e.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()) {
            return new UnreadableContentException(
                    Message.of("archive.zstd-window", 1 << Bounds.ZSTD_WINDOW >> 20, Bounds.ZSTD_WINDOW),
                    Message.of("archive.repack-zstd", Bounds.ZSTD_WINDOW));
        }
        return new UnreadableContentException(
                e.getErrorCode() == Zstd.errPrefixUnknown() ? Message.of("archive.after-zstd") : Message.of(e));
    }
}
