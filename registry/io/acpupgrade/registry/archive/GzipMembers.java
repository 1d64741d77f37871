package io.acpupgrade.registry.archive;

import io.acpupgrade.problem.Message;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Decompresses a gzip file of one or several members to its end. As in {@code gzip}, zeros after a member are tape
 * padding; anything else is an error.
 */
final class GzipMembers extends InputStream {
    private static final int BUFFER = 1 << 15;
    private static final int FIRST = 0x1f;

    private final BufferedInputStream raw;
    private InputStream member;

    GzipMembers(InputStream raw) throws IOException {
        this.raw = new BufferedInputStream(raw, 1 << 17);
        this.member = member();
    }

    private InputStream member() throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(raw)
                .setBufferSize(BUFFER)
                .get();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read = member.read(bytes, offset, length);
        while (read < 0 && nextMember()) {
            read = member.read(bytes, offset, length);
        }
        return read;
    }

    private boolean nextMember() throws IOException {
        raw.mark(BUFFER);
        int first = raw.read();
        while (first == 0) {
            raw.mark(BUFFER);
            first = raw.read();
        }
        if (first < 0) {
            return false;
        }
        if (first != FIRST) {
            throw new UnreadableContentException(Message.of("archive.after-gzip"));
        }
        raw.reset();
        member = member();
        return true;
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
