package io.acpupgrade.registry.remote;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The way to the registry: counts what went, tells the watch that something moved, and remembers whether it broke. */
final class WatchedStream extends FilterOutputStream {
    private final StallWatch.Watched watched;
    private long written;
    private boolean broken;

    WatchedStream(OutputStream out, StallWatch.Watched watched) {
        super(out);
        this.watched = watched;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            watched.moved();
            out.write(bytes, offset, length);
            watched.moved();
            written += length;
        } catch (IOException e) {
            broken = true;
            throw e;
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
