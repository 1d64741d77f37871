package io.acpupgrade.registry.corepackage;

import io.acpupgrade.file.InputFile;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.archive.ContentCheck;
import io.acpupgrade.registry.archive.ReadFailure;
import io.acpupgrade.registry.signature.ClearSigned;
import io.acpupgrade.registry.signature.Keyring;
import io.acpupgrade.registry.signature.SignatureVerdict;
import io.acpupgrade.registry.signature.SignatureVerdict.Good;
import io.acpupgrade.registry.signature.SignatureVerdict.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Verifies detached signatures beside files: {@code FILE.sig}, {@code FILE.asc} or {@code FILE.gpg}. With a keyring
 * every archive needs a valid one, because an attacker who changes a file can also remove its signature.
 */
final class Signatures {
    private static final List<String> ENDINGS = List.of(".sig", ".asc", ".gpg");
    private static final long MAX_SIZE = 1L << 20;

    private final Optional<Keyring> keyring;
    private final Map<Path, Message> signers = new ConcurrentHashMap<>();

    Signatures(Optional<Keyring> keyring) {
        this.keyring = keyring;
    }

    boolean areChecked() {
        return keyring.isPresent();
    }

    static boolean isSignature(String file) {
        return ENDINGS.stream().anyMatch(file::endsWith);
    }

    private static Stream<Path> beside(Path file) {
        return ENDINGS.stream()
                .map(ending -> file.resolveSibling(file.getFileName() + ending))
                .filter(Files::exists);
    }

    /** Returns the signature checks for a file; empty without a keyring. */
    List<ContentCheck> checks(Path file, List<Fault> faults) {
        List<ContentCheck> checks = new ArrayList<>();
        for (Path signature : keyring.isPresent() ? beside(file).toList() : List.<Path>of()) {
            try {
                byte[] bytes = new InputFile(signature, MAX_SIZE).read();
                if (ChecksumFiles.isOne(file.getFileName().toString()) && ClearSigned.isOne(bytes)) {
                    continue; // an own copy of the list
                }
                checks.add(new SignatureFileCheck(
                        file, keyring.orElseThrow().check(bytes), signer -> signers.put(file, signer)));
            } catch (IOException e) {
                faults.add(ReadFailure.fault(signature, e));
            }
        }
        return checks;
    }

    /** Verifies a clear-signed checksum list; does nothing without a keyring. */
    void check(Path list, ClearSigned signed, List<Fault> faults) {
        if (keyring.isEmpty()) {
            return;
        }
        SignatureVerdict verdict = keyring.get().verdict(signed);
        if (verdict instanceof Good good) {
            signers.put(list, good.signer());
        } else if (verdict instanceof Refused refused) {
            faults.add(new Fault(list.toString(), refused.problem()));
        }
    }

    /** Confirms a file whose digest is in a signed list. */
    void confirm(Path list, Path file) {
        Optional.ofNullable(signers.get(list)).ifPresent(signer -> signers.putIfAbsent(file, signer));
    }

    /** Returns the signature status of a file that was read. */
    Authenticity of(Path file) {
        return Optional.ofNullable(signers.get(file))
                .map(Authenticity::signedBy)
                .orElseGet(() -> keyring.isEmpty() && beside(file).findAny().isPresent()
                        ? Authenticity.NOT_CHECKED
                        : Authenticity.NOT_SIGNED);
    }

    /** Returns the fault of an archive that was read and has no valid signature. */
    Optional<Fault> missing(Path archive) {
        boolean isWanting = keyring.isPresent()
                && !signers.containsKey(archive)
                && beside(archive).findAny().isEmpty();
        return isWanting
                ? Optional.of(new Fault(
                        archive.toString(),
                        new Problem(
                                Message.of("corepackage.signature-missing", archive.getFileName()),
                                Message.of("corepackage.get-signature"))))
                : Optional.empty();
    }
}
