package io.acpupgrade.registry.copy;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Passes on what is written, but for the last bytes, which wait until everything before them is known to be right: a body
 * that turns out wrong at its very end is never whole for those who receive it.
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

    /** Lets the end go as well. */
    void release() throws IOException {
        sink.write(withheld, 0, count);
        count = 0;
    }
}
