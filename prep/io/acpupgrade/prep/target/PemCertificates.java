package io.acpupgrade.prep.target;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The certificates in a PEM text; other blocks are ignored. */
record PemCertificates(List<X509Certificate> certificates) {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");

    PemCertificates {
        certificates = List.copyOf(certificates);
    }

    /** Parses the certificates; fails without any, or with a broken one. */
    static PemCertificates parse(byte[] pem) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> found = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(new String(pem, StandardCharsets.ISO_8859_1));
        while (blocks.find()) {
            byte[] block = blocks.group().getBytes(StandardCharsets.ISO_8859_1);
            found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
        }
        if (found.isEmpty()) {
            throw new NoCertificateException();
        }
        return new PemCertificates(found);
    }
}
