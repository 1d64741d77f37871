package io.acpupgrade.registry.signature;

/** What a signature says of a file. */
public sealed interface SignatureVerdict {
    /** @param signer who vouches for it: the key's first user, and the key */
    record Good(String signer) implements SignatureVerdict {}

    /**
     * @param reason a clause about the file, as in {@code is not what was signed}
     * @param remedy what to do next, as full sentences
     */
    record Refused(String reason, String remedy) implements SignatureVerdict {}
}
