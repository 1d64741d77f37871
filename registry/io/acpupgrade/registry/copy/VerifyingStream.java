package io.acpupgrade.registry.copy;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * Reads a blob from the package and verifies it: the stream ends normally only after bytes of the right size and
 * digest. Everything else, read failures included, is a {@link ContentException}.
 */
final class VerifyingStream extends FilterInputStream {
    private final Blob blob;
    private final CopyOptions.Proof proof;
    private final MessageDigest computation;
    private long count;
    private boolean verified;

    VerifyingStream(InputStream in, Blob blob, CopyOptions.Proof proof) {
        super(in);
        this.blob = blob;
        this.proof = proof;
        this.computation = blob.packaged().digest().newComputation();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = readSource(bytes, offset, length);
        if (n < 0) {
            verify();
            verified = true;
            return n;
        }
        count += n;
        if (count > blob.size()) {
            throw mismatch(Message.of("copy.too-long", blob.size()));
        }
        computation.update(bytes, offset, n);
        return n;
    }

    private int readSource(byte[] bytes, int offset, int length) throws ContentException {
        try {
            return in.read(bytes, offset, length);
        } catch (IOException | RuntimeException | VirtualMachineError e) {
            throw ContentException.unreadable(blob.place(), e);
        }
    }

    private void verify() throws ContentException {
        Digest expected = blob.packaged().digest();
        if (verified) {
            return;
        }
        if (count < blob.size()) {
            throw mismatch(Message.of("copy.too-short", count, blob.size()));
        }
        Digest found = expected.computed(computation);
        if (!found.equals(expected)) {
            throw mismatch(proof.otherBytes(found, expected));
        }
    }

    private ContentException mismatch(Message what) {
        return new ContentException(proof.mismatch(blob.place(), what));
    }

    /** Reads the skipped bytes, so that they are hashed. */
    @Override
    public long skip(long n) {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
