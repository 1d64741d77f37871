package io.acpupgrade.registry.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads a file and skips ranges without reading them: skipped ranges return arbitrary bytes. */
final class SkippingFileStream extends InputStream {
    private final FileChannel channel;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 13);
    private long position;
    private long unread;

    private SkippingFileStream(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
        buffer.limit(0);
    }

    static SkippingFileStream open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new SkippingFileStream(channel, channel.size());
    }

    /** Returns the offset of the next byte. */
    long position() {
        return position;
    }

    /** Returns the size of the file. */
    long size() {
        return size;
    }

    /** Skips the next bytes, which the caller does not look at. */
    void skipUnread(long bytes) {
        unread = position + Math.min(bytes, size - position);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (position < unread) {
            int passed = (int) Math.min(length, unread - position);
            position += passed;
            buffer.limit(0);
            return passed;
        }
        if (!buffer.hasRemaining() && !fill()) {
            return -1;
        }
        int read = Math.min(length, buffer.remaining());
        buffer.get(bytes, offset, read);
        position += read;
        return read;
    }

    private boolean fill() throws IOException {
        buffer.clear();
        int read = channel.read(buffer, position);
        buffer.flip();
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
