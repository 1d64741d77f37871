package io.acpupgrade.registry.corepackage;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.archive.ContentCheck;
import io.acpupgrade.registry.signature.SignatureCheck;
import io.acpupgrade.registry.signature.SignatureVerdict;
import io.acpupgrade.registry.signature.SignatureVerdict.Good;
import io.acpupgrade.registry.signature.SignatureVerdict.Refused;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Checks a file against its detached signature. */
final class SignatureFileCheck implements ContentCheck {
    private final Path file;
    private final SignatureCheck check;
    private final Consumer<Message> onSigned;

    /** @param onSigned receives the signer of a valid signature */
    SignatureFileCheck(Path file, SignatureCheck check, Consumer<Message> onSigned) {
        this.file = file;
        this.check = check;
        this.onSigned = onSigned;
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        check.update(bytes, offset, length);
    }

    @Override
    public Optional<Fault> result() {
        SignatureVerdict verdict = check.verdict();
        if (verdict instanceof Refused refused) {
            return Optional.of(new Fault(file.toString(), refused.problem()));
        }
        if (verdict instanceof Good good) {
            onSigned.accept(good.signer());
        }
        return Optional.empty();
    }
}
