package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** Computes the digest of a file while it is read. */
public final class ContentDigest {
    private static final Pattern SHA512 = Pattern.compile("(.*/)?sha512/(../)?[0-9a-f]{128}(/.*)?");
    private static final int BUFFER = 1 << 18;

    private final String algorithm;
    private final MessageDigest computation;

    /** Uses the algorithm that the path implies, as in {@code blobs/sha512/}, else sha256. */
    public ContentDigest(String path) {
        this.algorithm = SHA512.matcher(path).matches() ? "sha512" : "sha256";
        this.computation = algorithm.equals("sha512") ? sha512() : Digest.newSha256();
    }

    private static MessageDigest sha512() {
        return new Digest("sha512", "0".repeat(128)).newComputation();
    }

    void update(byte[] bytes, int length) {
        computation.update(bytes, 0, length);
    }

    /** Reads the stream to its end. */
    public Digest finish(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            update(buffer, n);
        }
        return finish();
    }

    public Digest finish() {
        return new Digest(algorithm, java.util.HexFormat.of().formatHex(computation.digest()));
    }
}
