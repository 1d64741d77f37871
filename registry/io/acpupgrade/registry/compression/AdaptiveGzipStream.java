package io.acpupgrade.registry.compression;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes gzip (RFC 1952) and skips compression where it gains nothing: blocks that look random are stored, all others
 * are deflated. Layers are full of files that are already compressed (jars, packages, pictures), and a deflater spends
 * most of its time on them.
 *
 * <p>The same input gives the same output, whatever the sizes of the writes: blocks start at fixed offsets.
 */
final class AdaptiveGzipStream extends OutputStream {
    private static final int BLOCK_SIZE = 1 << 16;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int LEVEL = 1;

    private final OutputStream sink;
    private final CRC32 crc = new CRC32();
    private final Deflater deflater = new Deflater(LEVEL, true);
    private final byte[] block = new byte[BLOCK_SIZE];
    private final byte[] out = new byte[BLOCK_SIZE + (1 << 10)];
    private int filled;

    AdaptiveGzipStream(OutputStream sink) throws IOException {
        this.sink = sink;
        sink.write(HEADER);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        crc.update(bytes, offset, length);
        int from = offset;
        int left = length;
        while (left > 0) {
            int n = Math.min(left, BLOCK_SIZE - filled);
            System.arraycopy(bytes, from, block, filled, n);
            filled += n;
            from += n;
            left -= n;
            if (filled == BLOCK_SIZE) {
                deflateBlock();
            }
        }
    }

    private void deflateBlock() throws IOException {
        deflater.setLevel(Entropy.looksRandom(block, filled) ? Deflater.NO_COMPRESSION : LEVEL);
        deflater.setInput(block, 0, filled);
        while (!deflater.needsInput()) {
            sink.write(out, 0, deflater.deflate(out));
        }
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        try {
            deflateBlock();
            deflater.finish();
            while (!deflater.finished()) {
                sink.write(out, 0, deflater.deflate(out));
            }
            writeLittleEndian(crc.getValue());
            writeLittleEndian(deflater.getBytesRead());
        } finally {
            deflater.end();
        }
    }

    private void writeLittleEndian(long value) throws IOException {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            sink.write((int) (value >>> shift) & 0xff);
        }
    }
}
