package io.acpupgrade.file;

import io.acpupgrade.problem.Message;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails when more bytes are read than the limit allows. */
final class BoundedStream extends FilterInputStream {
    private static final int MEGABYTE = 20;

    private final long limit;
    private long read;

    BoundedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    static UnusableFileException tooLarge(long limit) {
        return new UnusableFileException(Message.of("file.too-large", limit >> MEGABYTE));
    }

    @Override
    public int read() throws IOException {
        return (int) counted(super.read(), 1);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        return (int) counted(count, count);
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        return counted(skipped, skipped);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** @param result the value to return; negative at the end of the stream */
    private long counted(long result, long bytes) throws IOException {
        read += result < 0 ? 0 : bytes;
        if (read > limit) {
            throw tooLarge(limit);
        }
        return result;
    }
}
