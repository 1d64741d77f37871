package io.acpupgrade.registry.signature;

import io.acpupgrade.problem.Message;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.OpenPGPImplementation;
import org.bouncycastle.openpgp.api.jcajce.JcaOpenPGPImplementation;

/** The trusted public keys, as {@code gpg --export} writes them, armored or not. */
public final class Keyring {
    /** Hashes with the JDK's implementation, which uses processor instructions: packages are large. */
    static final OpenPGPImplementation IMPLEMENTATION = new JcaOpenPGPImplementation();

    private static final int MAX_SIGNATURES = 100;

    private final List<OpenPGPCertificate> certificates;
    private final InstantSource clock;

    private Keyring(List<OpenPGPCertificate> certificates, InstantSource clock) {
        this.certificates = List.copyOf(certificates);
        this.clock = clock;
    }

    /**
     * Parses a keyring.
     *
     * @param clock to check the expiry of keys
     * @throws IOException with a clause about the file
     */
    public static Keyring of(byte[] bytes, InstantSource clock) throws IOException {
        List<OpenPGPCertificate> certificates = new ArrayList<>();
        for (Object packet : packets(bytes)) {
            if (!(packet instanceof PGPPublicKeyRing ring)) {
                throw new UnreadableSignatureException(Message.of("signature.not-only-keys"));
            }
            certificates.add(new OpenPGPCertificate(ring, IMPLEMENTATION));
        }
        return new Keyring(certificates, clock);
    }

    private static List<Object> packets(byte[] bytes) throws IOException {
        List<Object> packets = new ArrayList<>();
        try {
            packets.addAll(Packets.of(bytes));
        } catch (IOException e) {
            throw (IOException) noKey().initCause(e);
        }
        if (packets.isEmpty()) {
            throw noKey();
        }
        return packets;
    }

    private static IOException noKey() {
        return new UnreadableSignatureException(Message.of("signature.no-key"));
    }

    /**
     * Starts to verify a file against a detached signature file.
     *
     * @param file one or more signatures, armored or not
     */
    public SignatureCheck check(byte[] file) {
        return check(file, PGPSignature.BINARY_DOCUMENT);
    }

    /** Verifies a clear-signed text. */
    public SignatureVerdict verdict(ClearSigned signed) {
        SignatureCheck check = check(signed.signature(), PGPSignature.CANONICAL_TEXT_DOCUMENT);
        byte[] text = signed.text();
        check.update(text, 0, text.length);
        return check.verdict();
    }

    private SignatureCheck check(byte[] file, int type) {
        try {
            List<PGPSignature> signatures = new ArrayList<>();
            for (Object packet : Packets.of(file)) {
                if (!(packet instanceof PGPSignatureList list)) {
                    return new SignatureCheck(List.of());
                }
                list.forEach(signatures::add);
            }
            return new SignatureCheck(signatures.stream()
                    .limit(MAX_SIGNATURES)
                    .map(signature -> new SingleSignature(signature, type, signer(signature), clock.instant()))
                    .toList());
        } catch (IOException e) {
            return new SignatureCheck(List.of());
        }
    }

    private Optional<OpenPGPComponentKey> signer(PGPSignature signature) {
        return signature.getKeyIdentifiers().stream()
                .flatMap(identifier ->
                        certificates.stream().flatMap(certificate -> Stream.ofNullable(certificate.getKey(identifier))))
                .findFirst();
    }
}
