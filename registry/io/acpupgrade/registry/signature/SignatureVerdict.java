package io.acpupgrade.registry.signature;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;

/** The result of verifying a signature. */
public sealed interface SignatureVerdict {
    /**
     * A valid signature of a trusted key.
     *
     * @param signer the key's first user, and the key
     */
    record Good(Message signer) implements SignatureVerdict {}

    /**
     * An invalid signature or an untrusted key.
     *
     * @param problem with a clause about the file, as in {@code is not what was signed}
     */
    record Refused(Problem problem) implements SignatureVerdict {}
}
