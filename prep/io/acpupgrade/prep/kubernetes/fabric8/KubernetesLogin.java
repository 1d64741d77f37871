package io.acpupgrade.prep.kubernetes.fabric8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acpupgrade.file.InputFile;
import io.acpupgrade.prep.kubernetes.FieldReader;
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
 * Describes the login at an API server: enough to find and renew it, without secrets.
 *
 * @param owner the user and where it is configured, as in {@code user 'admin' of the kubeconfig /root/.kube/config}
 * @param type the type of credential
 * @param notBefore the start of its validity, where known
 * @param notAfter the end of its validity, where known
 */
record KubernetesLogin(
        String owner, CredentialType type, String subject, Optional<Instant> notBefore, Optional<Instant> notAfter) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLAIMS_PART = 1;
    /** The end of the year 9999. */
    private static final long LATEST = 253_402_300_799L;

    /** The type of credential. */
    enum CredentialType {
        CERTIFICATE("a client certificate"),
        TOKEN("a bearer token"),
        PASSWORD("a user name and password"),
        NONE("no login at all");

        private final String description;

        CredentialType(String words) {
            this.description = words;
        }
    }

    /** @param source where the configuration is from, as in {@code the kubeconfig /root/.kube/config} */
    static KubernetesLogin of(Config config, String source) {
        String owner = Optional.ofNullable(config.getCurrentContext())
                .map(NamedContext::getContext)
                .map(context -> "user '" + context.getUser() + "' of " + source)
                .orElse(source);
        // Kubernetes authenticates by client certificate before it looks at a token
        Optional<X509Certificate> certificate = certificate(config);
        if (certificate.isPresent()) {
            return of(owner, certificate.get());
        }
        Optional<String> token = token(config);
        if (token.isPresent()) {
            return of(owner, token.get());
        }
        CredentialType type =
                config.getUsername() == null || config.getUsername().isEmpty()
                        ? CredentialType.NONE
                        : CredentialType.PASSWORD;
        return new KubernetesLogin(owner, type, "", Optional.empty(), Optional.empty());
    }

    private static KubernetesLogin of(String owner, X509Certificate certificate) {
        return new KubernetesLogin(
                owner,
                CredentialType.CERTIFICATE,
                certificate.getSubjectX500Principal().getName(),
                Optional.of(certificate.getNotBefore().toInstant()),
                Optional.of(certificate.getNotAfter().toInstant()));
    }

    /** Reads the claims of a JSON Web Token; only the API server can verify them. */
    private static KubernetesLogin of(String owner, String token) {
        FieldReader claims = new FieldReader(claims(token));
        return new KubernetesLogin(
                owner,
                CredentialType.TOKEN,
                claims.textOrEmpty("/sub"),
                instant(claims, "/nbf"),
                instant(claims, "/exp"));
    }

    private static Optional<Instant> instant(FieldReader claims, String pointer) {
        JsonNode seconds = claims.json().at(pointer);
        return seconds.canConvertToLong()
                ? Optional.of(Instant.ofEpochSecond(Math.min(seconds.longValue(), LATEST)))
                : Optional.empty();
    }

    private static JsonNode claims(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            return parts.length > CLAIMS_PART
                    ? JSON.readTree(
                            new String(Base64.getUrlDecoder().decode(parts[CLAIMS_PART]), StandardCharsets.UTF_8))
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
            return pem.isEmpty() ? Optional.empty() : Optional.of(parse(pem.get()));
        } catch (IOException | CertificateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> file(Optional<String> name) throws IOException {
        return name.isPresent()
                ? Optional.of(new InputFile(Path.of(name.get()), InputFile.SMALL).read())
                : Optional.empty();
    }

    private static X509Certificate parse(byte[] pem) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    boolean hasExpired(Instant now) {
        return notAfter.filter(end -> end.isBefore(now)).isPresent();
    }

    boolean isNotYetValid(Instant now) {
        return notBefore.filter(start -> start.isAfter(now)).isPresent();
    }

    /** Describes the login and its validity at this time. */
    String describe(Instant now) {
        String validity = hasExpired(now)
                ? ", expired at " + notAfter.orElseThrow()
                : isNotYetValid(now)
                        ? ", not valid before " + notBefore.orElseThrow()
                        : notAfter.map(end -> ", valid until " + end).orElse("");
        return owner + ", with " + type.description + (subject.isEmpty() ? "" : " (" + subject + ")") + validity;
    }

    /** How to renew the login, as full sentences. */
    String renewalAdvice(Instant now) {
        return switch (type) {
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
