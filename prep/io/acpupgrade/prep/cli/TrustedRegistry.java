package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.target.TlsMode;
import io.acpupgrade.registry.remote.Trust;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashSet;

/** Joins what was decided about trust to the connection that lives by it. */
final class TrustedRegistry {
    private static final int LINE = 64;

    private TrustedRegistry() {}

    static Trust trust(io.acpupgrade.prep.target.Trust decided) {
        if (decided.mode() != TlsMode.VERIFIED) {
            return new Trust.Unverified();
        }
        return new Trust.Verified(
                decided.anchors().certificates().stream()
                        .map(TrustedRegistry::pem)
                        .toList(),
                new HashSet<>(decided.acceptedNames()));
    }

    private static String pem(X509Certificate certificate) {
        try {
            byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
            String body = Base64.getMimeEncoder(LINE, newline).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
