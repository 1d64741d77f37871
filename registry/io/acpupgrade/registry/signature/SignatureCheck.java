package io.acpupgrade.registry.signature;

import io.acpupgrade.registry.signature.SignatureVerdict.Good;
import io.acpupgrade.registry.signature.SignatureVerdict.Refused;
import java.util.List;

/**
 * A file while it is held against its signatures: it sees each byte once, in order. One good signature is enough, for
 * makers change their keys; but none of a known key may say that it is another file.
 */
public final class SignatureCheck {
    private static final Refused UNREADABLE = new Refused(
            "has a signature file that holds no detached OpenPGP signature, or only a part of one",
            "Download the signature again.");

    private final List<SingleSignature> signatures;

    SignatureCheck(List<SingleSignature> signatures) {
        this.signatures = List.copyOf(signatures);
    }

    public void update(byte[] bytes, int offset, int length) {
        signatures.forEach(signature -> signature.update(bytes, offset, length));
    }

    /** Asked once, when all bytes have been seen. */
    public SignatureVerdict verdict() {
        List<SignatureVerdict> verdicts =
                signatures.stream().map(SingleSignature::verdict).toList();
        return verdicts.stream()
                .filter(SingleSignature.OTHER_CONTENT::equals)
                .findFirst()
                .or(() -> verdicts.stream().filter(Good.class::isInstance).findFirst())
                .or(() -> verdicts.stream().findFirst())
                .orElse(UNREADABLE);
    }
}
