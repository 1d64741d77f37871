package io.acpupgrade.registry.signature;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.signature.SignatureVerdict.Good;
import io.acpupgrade.registry.signature.SignatureVerdict.Refused;
import java.util.List;

/**
 * Verifies a file against its signatures; sees each byte once, in order. One valid signature is enough, because
 * publishers change keys, but no signature of a known key may be for other content.
 */
public final class SignatureCheck {
    private static final Refused UNREADABLE =
            new Refused(new Problem(Message.of("signature.unreadable"), Message.of("signature.download-signature")));

    private final List<SingleSignature> signatures;

    SignatureCheck(List<SingleSignature> signatures) {
        this.signatures = List.copyOf(signatures);
    }

    public void update(byte[] bytes, int offset, int length) {
        signatures.forEach(signature -> signature.update(bytes, offset, length));
    }

    /** Returns the verdict; called once, after all bytes. */
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
