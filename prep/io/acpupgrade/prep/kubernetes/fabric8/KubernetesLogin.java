package io.acpupgrade.prep.kubernetes.fabric8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acpupgrade.file.InputFile;
import io.acpupgrade.prep.kubernetes.Fields;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * As whom this program speaks to an API server: enough to find and renew it, and nothing of what is secret in it.
 *
 * @param owner whose it is and where that is written, as in {@code user 'admin' of the kubeconfig /root/.kube/config}
 * @param means what proves it, as in {@code a bearer token}
 * @param from from when it is valid, where it says so
 * @param until until when
 */
record KubernetesLogin(String owner, Means means, String subject, Optional<Instant> from, Optional<Instant> until) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLAIMS = 1;
    /** The end of the year 9999. */
    private static final long LATEST = 253_402_300_799L;

    /** What proves who somebody is. */
    enum Means {
        CERTIFICATE("a client certificate"),
        TOKEN("a bearer token"),
        PASSWORD("a user name and password"),
        NONE("no login at all");

        private final String words;

        Means(String words) {
            this.words = words;
        }
    }

    /** @param source where the configuration is from, as in {@code the kubeconfig /root/.kube/config} */
    static KubernetesLogin of(Config config, String source) {
        String owner = Optional.ofNullable(config.getCurrentContext())
                .map(NamedContext::getContext)
                .map(context -> "user '" + context.getUser() + "' of " + source)
                .orElse(source);
        // Kubernetes asks a certificate first, and a token only where there is none that it knows
        Optional<X509Certificate> certificate = certificate(config);
        if (certificate.isPresent()) {
            return of(owner, certificate.get());
        }
        Optional<String> token = token(config);
        if (token.isPresent()) {
            return of(owner, token.get());
        }
        Means means = config.getUsername() == null || config.getUsername().isEmpty() ? Means.NONE : Means.PASSWORD;
        return new KubernetesLogin(owner, means, "", Optional.empty(), Optional.empty());
    }

    private static KubernetesLogin of(String owner, X509Certificate certificate) {
        return new KubernetesLogin(
                owner,
                Means.CERTIFICATE,
                certificate.getSubjectX500Principal().getName(),
                Optional.of(certificate.getNotBefore().toInstant()),
                Optional.of(certificate.getNotAfter().toInstant()));
    }

    /** What a token says of itself, where it is a JSON Web Token; the API server alone knows whether that is true. */
    private static KubernetesLogin of(String owner, String token) {
        Fields claims = new Fields(claims(token));
        return new KubernetesLogin(
                owner, Means.TOKEN, claims.textOrEmpty("/sub"), moment(claims, "/nbf"), moment(claims, "/exp"));
    }

    private static Optional<Instant> moment(Fields claims, String pointer) {
        JsonNode seconds = claims.json().at(pointer);
        return seconds.canConvertToLong()
                ? Optional.of(Instant.ofEpochSecond(Math.min(seconds.longValue(), LATEST)))
                : Optional.empty();
    }

    private static JsonNode claims(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            return parts.length > CLAIMS
                    ? JSON.readTree(new String(Base64.getUrlDecoder().decode(parts[CLAIMS]), StandardCharsets.UTF_8))
                    : MissingNode.getInstance();
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<String> token(Config config) {
        try {
            Optional<String> provided =
                    Optional.ofNullable(config.getOauthTokenProvider()).map(provider -> provider.getToken());
            return provided.or(() -> Optional.ofNullable(config.getOauthToken()))
                    .or(() -> Optional.ofNullable(config.getAutoOAuthToken()))
                    .filter(text -> !text.isBlank());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    static Optional<X509Certificate> certificate(Config config) {
        try {
            Optional<byte[]> pem = config.getClientCertData() != null
                    ? Optional.of(Base64.getMimeDecoder().decode(config.getClientCertData()))
                    : file(Optional.ofNullable(config.getClientCertFile()));
            return pem.isEmpty() ? Optional.empty() : Optional.of(parsed(pem.get()));
        } catch (IOException | CertificateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> file(Optional<String> name) throws IOException {
        return name.isPresent()
                ? Optional.of(new InputFile(Path.of(name.get()), InputFile.SMALL).read())
                : Optional.empty();
    }

    private static X509Certificate parsed(byte[] pem) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    boolean hasExpired(Instant now) {
        return until.filter(end -> end.isBefore(now)).isPresent();
    }

    boolean isForLater(Instant now) {
        return from.filter(start -> start.isAfter(now)).isPresent();
    }

    /** In words, as of this moment. */
    String words(Instant now) {
        String validity = hasExpired(now)
                ? ", expired at " + until.orElseThrow()
                : isForLater(now)
                        ? ", not valid before " + from.orElseThrow()
                        : until.map(end -> ", valid until " + end).orElse("");
        return owner + ", with " + means.words + (subject.isEmpty() ? "" : " (" + subject + ")") + validity;
    }

    /** What its owner can do where the API server does not know it, as full sentences. */
    String renewal(Instant now) {
        return switch (means) {
            case NONE -> "The kubeconfig holds no login for this user: add its token or client certificate.";
            case PASSWORD -> "API servers no longer take passwords: use a token or a client certificate.";
            case CERTIFICATE ->
                hasExpired(now)
                        ? "Renew it (`kubeadm certs renew all` on a control-plane node renews its admin.conf)."
                        : "Check that the certificate is from this cluster's own authority, which may have been"
                                + " replaced since.";
            case TOKEN ->
                hasExpired(now)
                        ? "Log in again, or get a new token."
                        : "The token may have expired or been revoked, or be of another cluster: log in again, or get a"
                                + " new one.";
        };
    }
}
