package io.acpupgrade.registry.remote.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The way to the registry: counts what went, tells the watch that something moved, and remembers whether it broke. */
final class WatchedStream extends FilterOutputStream {
    private final StallWatch.Watched watched;
    private final long length;
    private long written;
    private boolean broken;

    /** @param length that was announced; below 0 where none was */
    WatchedStream(OutputStream out, StallWatch.Watched watched, long length) {
        super(out);
        this.watched = watched;
        this.length = length;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        checkRoom(count);
        try {
            watched.onProgress();
            out.write(bytes, offset, count);
            watched.onProgress();
            written += count;
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    /** What is more than was announced would be cut off without a word, and the wrong body would be whole. */
    private void checkRoom(int more) throws IOException {
        if (length >= 0 && written + more > length) {
            throw new IOException("it has " + (written + more) + " bytes, not the " + length + " it should have");
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    /** The connection ends when the request does, not when the body is out. */
    @Override
    public void close() throws IOException {
        flush();
    }

    long written() {
        return written;
    }

    boolean hasBroken() {
        return broken;
    }
}
