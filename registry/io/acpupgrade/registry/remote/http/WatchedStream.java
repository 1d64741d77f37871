package io.acpupgrade.registry.remote.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a request body: counts bytes, reports progress to the stall watch, and remembers a broken connection. */
final class WatchedStream extends FilterOutputStream {
    private final StallWatch.Watched watched;
    private final long length;
    private long written;
    private boolean broken;

    /** @param length announced; negative if unknown */
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

    /** Fails on excess bytes; the client would silently cut them off and complete a wrong body. */
    private void checkRoom(int more) throws IOException {
        if (length >= 0 && written + more > length) {
            throw new WrongLengthException(written + more, length);
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

    /** Flushes only: the connection stays open until the request ends. */
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
