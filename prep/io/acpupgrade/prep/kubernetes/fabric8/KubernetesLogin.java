package io.acpupgrade.prep.kubernetes.fabric8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acpupgrade.file.InputFile;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.problem.Message;
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
        Message owner, CredentialType type, String subject, Optional<Instant> notBefore, Optional<Instant> notAfter) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLAIMS_PART = 1;
    /** The end of the year 9999. */
    private static final long LATEST = 253_402_300_799L;

    /** The type of credential. */
    enum CredentialType {
        CERTIFICATE("fabric8.client-certificate"),
        TOKEN("fabric8.bearer-token"),
        PASSWORD("fabric8.user-and-password"),
        NONE("fabric8.no-login");

        private final String code;

        CredentialType(String code) {
            this.code = code;
        }

        Message description() {
            return Message.of(code);
        }
    }

    /** @param source where the configuration is from, as in {@code the kubeconfig /root/.kube/config} */
    static KubernetesLogin of(Config config, Message source) {
        Message owner = Optional.ofNullable(config.getCurrentContext())
                .map(NamedContext::getContext)
                .map(context -> Message.of("fabric8.user-of", String.valueOf(context.getUser()), source))
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

    private static KubernetesLogin of(Message owner, X509Certificate certificate) {
        return new KubernetesLogin(
                owner,
                CredentialType.CERTIFICATE,
                certificate.getSubjectX500Principal().getName(),
                Optional.of(certificate.getNotBefore().toInstant()),
                Optional.of(certificate.getNotAfter().toInstant()));
    }

    /** Reads the claims of a JSON Web Token; only the API server can verify them. */
    private static KubernetesLogin of(Message owner, String token) {
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
    Message describe(Instant now) {
        Message credential = subject.isEmpty()
                ? type.description()
                : Message.of("fabric8.credential-of", type.description(), subject);
        if (hasExpired(now)) {
            return Message.of("fabric8.login-expired", owner, credential, notAfter.orElseThrow());
        }
        if (isNotYetValid(now)) {
            return Message.of("fabric8.login-not-yet-valid", owner, credential, notBefore.orElseThrow());
        }
        return notAfter.map(end -> Message.of("fabric8.login-valid-until", owner, credential, end))
                .orElseGet(() -> Message.of("fabric8.login", owner, credential));
    }

    /** How to renew the login, as full sentences. */
    Message renewalAdvice(Instant now) {
        return switch (type) {
            case NONE -> Message.of("fabric8.add-login");
            case PASSWORD -> Message.of("fabric8.no-passwords");
            case CERTIFICATE ->
                hasExpired(now)
                        ? Message.of("fabric8.renew-client-certificate")
                        : Message.of("fabric8.check-client-certificate");
            case TOKEN -> hasExpired(now) ? Message.of("fabric8.get-token") : Message.of("fabric8.check-token");
        };
    }
}
