package io.acpupgrade.registry;

import io.acpupgrade.problem.Message;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/** A content digest, as in {@code sha256:6c3c…} (OCI image-spec, descriptor, "Digests"). */
public record Digest(String algorithm, String hex) implements Comparable<Digest> {
    private static final Map<String, String> JCA_NAMES = Map.of("sha256", "SHA-256", "sha512", "SHA-512");
    private static final Map<String, Integer> HEX_LENGTHS = Map.of("sha256", 64, "sha512", 128);
    private static final Pattern HEX = Pattern.compile("[a-f0-9]+");

    /** Accepts sha256 and sha512 with hex of the matching length only. */
    public Digest {
        Integer length = HEX_LENGTHS.get(algorithm);
        if (length == null || hex.length() != length || !HEX.matcher(hex).matches()) {
            throw new InvalidValueException(Message.of("registry.unsupported-digest", algorithm, hex));
        }
    }

    /** Parses {@code algorithm:hex}. */
    public static Digest parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new InvalidValueException(Message.of("registry.no-digest", text));
        }
        return new Digest(text.substring(0, colon), text.substring(colon + 1));
    }

    /** Whether {@link #parse} accepts the text. */
    public static boolean isDigest(String text) {
        int colon = text.indexOf(':');
        Integer length = colon < 0 ? null : HEX_LENGTHS.get(text.substring(0, colon));
        return length != null
                && text.length() == colon + 1 + length
                && HEX.matcher(text.substring(colon + 1)).matches();
    }

    public static Digest sha256(String hex) {
        return new Digest("sha256", hex);
    }

    /** Returns the sha256 digest of the bytes. */
    public static Digest of(byte[] bytes) {
        return finish("sha256", newSha256().digest(bytes));
    }

    /** Starts a sha256 computation; {@link #of(MessageDigest)} completes it. */
    public static MessageDigest newSha256() {
        return computation("sha256");
    }

    /** Starts a computation with this digest's algorithm. */
    public MessageDigest newComputation() {
        return computation(algorithm);
    }

    /** Completes a computation that {@link #newSha256} started. */
    public static Digest of(MessageDigest sha256) {
        return finish("sha256", sha256.digest());
    }

    /** Whether a computation that {@link #newComputation} started results in this digest. */
    public boolean matches(MessageDigest computation) {
        return equals(computed(computation));
    }

    /** Completes a computation that {@link #newComputation} started. */
    public Digest computed(MessageDigest computation) {
        return finish(algorithm, computation.digest());
    }

    /** Whether these bytes have this digest. */
    public boolean isOf(byte[] bytes) {
        return equals(finish(algorithm, newComputation().digest(bytes)));
    }

    private static MessageDigest computation(String algorithm) {
        try {
            return MessageDigest.getInstance(JCA_NAMES.getOrDefault(algorithm, algorithm));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has to know " + algorithm, e);
        }
    }

    private static Digest finish(String algorithm, byte[] sum) {
        return new Digest(algorithm, HexFormat.of().formatHex(sum));
    }

    /** Returns the first twelve hex digits. */
    public String abbreviated() {
        return hex.substring(0, 12);
    }

    @Override
    public int compareTo(Digest other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}
