package io.acpupgrade.registry.signature;

import io.acpupgrade.problem.Message;

/** The result of verifying a signature. */
public sealed interface SignatureVerdict {
    /**
     * A valid signature of a trusted key.
     *
     * @param signer the key's first user, and the key
     */
    record Good(String signer) implements SignatureVerdict {}

    /**
     * An invalid signature or an untrusted key.
     *
     * @param reason a clause about the file, as in {@code is not what was signed}
     * @param remedy what to do next, as full sentences
     */
    record Refused(Message reason, Message remedy) implements SignatureVerdict {}
}
