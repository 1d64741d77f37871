package io.acpupgrade.registry.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Reports every read to a counter. */
public final class CountingStream extends FilterInputStream {
    private final LongConsumer bytesRead;

    public CountingStream(InputStream in, LongConsumer bytesRead) {
        super(in);
        this.bytesRead = bytesRead;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        bytesRead.accept(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        bytesRead.accept(Math.max(read, 0));
        return read;
    }
}
