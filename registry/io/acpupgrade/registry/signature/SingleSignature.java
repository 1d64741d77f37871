package io.acpupgrade.registry.signature;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.signature.SignatureVerdict.Good;
import io.acpupgrade.registry.signature.SignatureVerdict.Refused;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.OpenPGPSignature.OpenPGPDocumentSignature;

/** One signature of a file, with the keyring's key for it. */
final class SingleSignature {
    static final Refused OTHER_CONTENT =
            new Refused(new Problem(Message.of("signature.other-content"), Message.of("signature.download-both")));

    private final PGPSignature signature;
    private final int type;
    private final Optional<OpenPGPComponentKey> key;
    private final Instant now;
    private final Optional<Refused> objection;

    /** @param type the required OpenPGP signature type */
    SingleSignature(PGPSignature signature, int type, Optional<OpenPGPComponentKey> key, Instant now) {
        this.signature = signature;
        this.type = type;
        this.key = key;
        this.now = now;
        this.objection = objection();
    }

    private Optional<Refused> objection() {
        if (key.isEmpty()) {
            return Optional.of(new Refused(
                    new Problem(Message.of("signature.unknown-key", identifier()), Message.of("signature.add-key"))));
        }
        if (signature.getSignatureType() != type) {
            return Optional.of(unusable(Message.of("signature.not-of-file")));
        }
        try {
            signature.init(
                    Keyring.IMPLEMENTATION.pgpContentVerifierBuilderProvider(),
                    key.get().getPGPPublicKey());
            return Optional.empty();
        } catch (PGPException | RuntimeException e) {
            return Optional.of(unusable(Message.of("signature.unknown-method")));
        }
    }

    void update(byte[] bytes, int offset, int length) {
        if (objection.isEmpty()) {
            signature.update(bytes, offset, length);
        }
    }

    SignatureVerdict verdict() {
        if (objection.isPresent() || key.isEmpty()) {
            return objection.orElseThrow();
        }
        try {
            OpenPGPDocumentSignature signed = new OpenPGPDocumentSignature(signature, key.get());
            return signed.verify() ? checkKey(signed, key.get()) : OTHER_CONTENT;
        } catch (PGPException | RuntimeException e) {
            return OTHER_CONTENT;
        }
    }

    /** Checks the key of a valid signature: was it valid when signing, and is it now? */
    private SignatureVerdict checkKey(OpenPGPDocumentSignature signed, OpenPGPComponentKey signer) throws PGPException {
        Date today = Date.from(now);
        Optional<Instant> end = end(signer, today).filter(moment -> !moment.isAfter(now));
        if (signer.getCertificate().getPrimaryKey().getRevocation(today) != null
                || signer.getRevocation(today) != null) {
            return unusable(Message.of("signature.key-revoked", words(signer)));
        }
        if (end.isPresent()) {
            return new Refused(new Problem(
                    Message.of("signature.key-expired", end.get().truncatedTo(ChronoUnit.SECONDS), words(signer)),
                    Message.of("signature.renew-key")));
        }
        return isValid(signed, today)
                ? new Good(words(signer))
                : unusable(Message.of("signature.too-weak", words(signer)));
    }

    /** A signature that its maker has to replace. */
    private static Refused unusable(Message reason) {
        return new Refused(new Problem(reason, Message.of("signature.ask-for-another")));
    }

    private static boolean isValid(OpenPGPDocumentSignature signed, Date today) {
        try {
            return signed.isValid() && signed.isEffectiveAt(today) && signed.isValidAt(today);
        } catch (PGPException | RuntimeException e) {
            return false;
        }
    }

    /** Returns the expiry of the key or its primary key, whichever is earlier. */
    private static Optional<Instant> end(OpenPGPComponentKey signer, Date today) {
        return Stream.of(signer, signer.getCertificate().getPrimaryKey())
                .flatMap(key -> Stream.ofNullable(key.getKeyExpirationDateAt(today)))
                .map(Date::toInstant)
                .min(Comparator.naturalOrder());
    }

    private static Message words(OpenPGPComponentKey signer) {
        OpenPGPCertificate certificate = signer.getCertificate();
        String fingerprint = HexFormat.of().withUpperCase().formatHex(certificate.getFingerprint());
        return Optional.ofNullable(certificate.getPrimaryUserId())
                .map(user -> Message.of("signature.user-key", user.getUserId(), fingerprint))
                .orElseGet(() -> Message.of("signature.key", fingerprint));
    }

    private String identifier() {
        return String.format(Locale.ROOT, "%016X", signature.getKeyID());
    }
}
