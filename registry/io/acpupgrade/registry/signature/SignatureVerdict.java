package io.acpupgrade.registry.signature;

/** What a signature says of a file. */
public sealed interface SignatureVerdict {
    /**
     * It is of these bytes, and its key counts.
     *
     * @param signer who vouches for it: the key's first user, and the key
     */
    record Good(String signer) implements SignatureVerdict {}

    /**
     * It proves nothing.
     *
     * @param reason a clause about the file, as in {@code is not what was signed}
     * @param remedy what to do next, as full sentences
     */
    record Refused(String reason, String remedy) implements SignatureVerdict {}
}
