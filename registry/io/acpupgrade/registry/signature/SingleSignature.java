package io.acpupgrade.registry.signature;

import io.acpupgrade.problem.Message;
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
    static final Refused OTHER_CONTENT = new Refused(
            Message.text("is not what was signed: its bytes differ from those that its signature vouches for"),
            Message.text("Download or copy this file and its signature again; do not use it while they disagree."));

    private static final String ANOTHER = "Ask who made it for one that is signed with another key.";

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
            return Optional.of(
                    new Refused(
                            Message.text(
                                    "is signed with the key " + identifier() + ", which the keyring does not hold"),
                            Message.text(
                                    "Get that key from who made the package, compare its fingerprint, and add it to the keyring.")));
        }
        if (signature.getSignatureType() != type) {
            return Optional.of(
                    new Refused(Message.text("has a signature that is not one of a file"), Message.text(ANOTHER)));
        }
        try {
            signature.init(
                    Keyring.IMPLEMENTATION.pgpContentVerifierBuilderProvider(),
                    key.get().getPGPPublicKey());
            return Optional.empty();
        } catch (PGPException | RuntimeException e) {
            return Optional.of(new Refused(
                    Message.text("is signed by a method that cannot be checked here"), Message.text(ANOTHER)));
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
            return new Refused(
                    Message.text("is signed with a key that was revoked: " + words(signer)), Message.text(ANOTHER));
        }
        if (end.isPresent()) {
            return new Refused(
                    Message.text("is signed with a key that expired at "
                            + end.get().truncatedTo(ChronoUnit.SECONDS) + ": " + words(signer)),
                    Message.text(
                            "Get the renewed key from who made the package and add it to the keyring; check this machine's clock."));
        }
        return isValid(signed, today)
                ? new Good(words(signer))
                : new Refused(
                        Message.text(
                                "is signed, but the signature or its key is too weak, has ended, or is not made for files: "
                                        + words(signer)),
                        Message.text(ANOTHER));
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

    private static String words(OpenPGPComponentKey signer) {
        OpenPGPCertificate certificate = signer.getCertificate();
        String fingerprint = HexFormat.of().withUpperCase().formatHex(certificate.getFingerprint());
        return Optional.ofNullable(certificate.getPrimaryUserId())
                .map(user -> user.getUserId() + " (key " + fingerprint + ")")
                .orElse("key " + fingerprint);
    }

    private String identifier() {
        return String.format(Locale.ROOT, "%016X", signature.getKeyID());
    }
}
