package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Fault;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Shows every byte that is read to some proofs. */
public final class ProvenStream extends FilterInputStream {
    private final List<Proof> proofs;

    public ProvenStream(InputStream in, List<Proof> proofs) {
        super(in);
        this.proofs = List.copyOf(proofs);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            proofs.forEach(proof -> proof.update(buffer, offset, read));
        }
        return read;
    }

    /** Nothing is passed over unseen. */
    @Override
    public long skip(long count) throws IOException {
        byte[] seen = new byte[(int) Math.min(count, 1 << 13)];
        return Math.max(read(seen, 0, seen.length), 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** What is wrong with the bytes that were read. */
    public List<Fault> verdicts() {
        return proofs.stream().flatMap(proof -> proof.verdict().stream()).toList();
    }
}
