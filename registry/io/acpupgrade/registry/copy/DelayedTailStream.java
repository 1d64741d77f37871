package io.acpupgrade.registry.copy;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Delays the last bytes until everything before them is verified, so that a receiver never gets a complete body with
 * wrong content.
 */
final class DelayedTailStream extends OutputStream {
    private static final int SIZE = 1 << 16;

    private final OutputStream sink;
    private final byte[] withheld = new byte[SIZE];
    private int count;

    DelayedTailStream(OutputStream sink) {
        this.sink = sink;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int over = count + length - SIZE;
        if (over <= 0) {
            System.arraycopy(bytes, offset, withheld, count, length);
            count += length;
            return;
        }
        sink.write(withheld, 0, count);
        int now = Math.max(0, length - SIZE);
        if (now > 0) {
            sink.write(bytes, offset, now);
        }
        count = length - now;
        System.arraycopy(bytes, offset + now, withheld, 0, count);
    }

    /** Writes the delayed bytes. */
    void release() throws IOException {
        sink.write(withheld, 0, count);
        count = 0;
    }
}
