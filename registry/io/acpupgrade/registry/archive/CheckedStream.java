package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Fault;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Passes every byte that is read to the checks. */
public final class CheckedStream extends FilterInputStream {
    private final List<ContentCheck> checks;

    public CheckedStream(InputStream in, List<ContentCheck> proofs) {
        super(in);
        this.checks = List.copyOf(proofs);
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
            checks.forEach(check -> check.update(buffer, offset, read));
        }
        return read;
    }

    /** Reads the skipped bytes, so that the checks see them. */
    @Override
    public long skip(long count) throws IOException {
        byte[] seen = new byte[(int) Math.min(count, 1 << 13)];
        return Math.max(read(seen, 0, seen.length), 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Returns the faults of the bytes that were read. */
    public List<Fault> results() {
        return checks.stream().flatMap(check -> check.result().stream()).toList();
    }
}
