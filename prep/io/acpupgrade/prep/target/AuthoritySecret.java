package io.acpupgrade.prep.target;

import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.SecretData;
import io.acpupgrade.problem.Message;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** A Secret in which a platform may store the CA of its registry. */
record AuthoritySecret(String namespace, String name, List<String> keys) {
    /** The platform's Secrets, the registry's own first. */
    static final List<AuthoritySecret> ALL = List.of(
            new AuthoritySecret("kube-system", "registry-address.tls", List.of("ca.crt", "tls.crt")),
            new AuthoritySecret(ProductBase.NAMESPACE, "dex.tls", List.of("ca.crt")));

    /** The certificates of the first key that exists. Every Secret is optional, so failures become notes. */
    List<X509Certificate> read(Cluster cluster, List<Message> notes) {
        try {
            Optional<SecretData> secret = cluster.secret(namespace, name);
            if (secret.isEmpty()) {
                notes.add(Message.of("target.no-secret", this));
                return List.of();
            }
            return certificates(secret.get(), notes);
        } catch (ClusterException e) {
            notes.add(Message.of("target.unusable", this, Message.of(e)));
            return List.of();
        }
    }

    private List<X509Certificate> certificates(SecretData secret, List<Message> notes) {
        Optional<String> key = keys.stream().filter(secret.keys()::contains).findFirst();
        try {
            if (key.isPresent()) {
                return PemCertificates.parse(secret.bytes(key.get()).orElseThrow())
                        .certificates();
            }
            notes.add(Message.of("target.no-key", this, keys));
        } catch (CertificateException e) {
            notes.add(Message.of("target.no-certificate", this, key.orElse(""), Message.of(e)));
        }
        return List.of();
    }

    @Override
    public String toString() {
        return "Secret " + namespace + "/" + name;
    }
}
