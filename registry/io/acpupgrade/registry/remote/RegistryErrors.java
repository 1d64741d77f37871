package io.acpupgrade.registry.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Puts into words, and into a {@link Kind}, what came back from the registry. */
final class RegistryErrors {
    static final String CHECK_CREDENTIALS =
            "Check user and password (--username with --password-stdin, REGISTRY_USERNAME and REGISTRY_PASSWORD, or the"
                    + " Secret cpaas-system/registry-admin).";
    private static final String TRY_AGAIN =
            "Run the same command again when the registry is well; only what is missing is sent.";
    private static final String CHECK_ADDRESS =
            "Check the address (--registry), the network to it, and that the registry is running.";
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_TEXT = 300;

    private RegistryErrors() {}

    /** An answer whose status is 400 or more. */
    static RegistryException of(URI url, Answer answer) {
        String came = url.getPath() + ": " + said(answer);
        int status = answer.status();
        Optional<Duration> pause = RetryAfter.parse(answer.header("Retry-After"));
        if (status == 429 || status == 503) {
            return new RegistryException(Kind.THROTTLED, came, "Try again later, or with fewer --jobs.", pause);
        }
        if (isFull(status, answer.text())) {
            return new RegistryException(Kind.FULL, came, "Free or add disk space for the registry. " + TRY_AGAIN);
        }
        if (status == 403) {
            return new RegistryException(Kind.DENIED, came, "Give this user the right to push there, or use another.");
        }
        if (status >= 500 || isForgotten(status, answer.text())) {
            return new RegistryException(Kind.FAILED, came, "See the registry's log. " + TRY_AGAIN, pause);
        }
        if (status == 413) {
            return new RegistryException(
                    Kind.REJECTED,
                    came,
                    "Raise the largest body that the registry, or a proxy before it, lets through.");
        }
        if (answer.text().contains("DIGEST_INVALID")) {
            return new RegistryException(
                    Kind.REJECTED,
                    came,
                    "The package's bytes are not what they should be: check it, or download it again.");
        }
        return new RegistryException(Kind.REJECTED, came, "See the registry's log for what it holds against this.");
    }

    private static boolean isFull(int status, String text) {
        return status == 507 || text.toLowerCase(Locale.ROOT).contains("no space left");
    }

    /** An upload session that is gone, or a blob that cannot be seen yet: both are mended by trying afresh. */
    private static boolean isForgotten(int status, String text) {
        return (status == 404 && text.contains("BLOB_UPLOAD_UNKNOWN"))
                || text.contains("BLOB_UPLOAD_INVALID")
                || text.contains("MANIFEST_BLOB_UNKNOWN")
                || status == 408
                || status == 499;
    }

    static RegistryException unauthorized(String user, URI url, Answer answer) {
        return new RegistryException(
                Kind.UNAUTHORIZED,
                "log in as " + user + ": the registry refused (" + url.getPath() + ": " + said(answer) + ")",
                CHECK_CREDENTIALS);
    }

    static RegistryException denied(String user, Scope scope, URI url, Answer answer) {
        return new RegistryException(
                Kind.DENIED,
                url.getPath() + ": " + said(answer) + "; " + user + " may log in, but has no right to " + scope,
                "Give this user the right to push there, or use another.");
    }

    static RegistryException expired(URI url, Answer answer) {
        return new RegistryException(
                Kind.FAILED, url.getPath() + ": the login has expired (" + said(answer) + ")", TRY_AGAIN);
    }

    static RegistryException lied(URI url, Digest sent, String answered) {
        return new RegistryException(
                Kind.LIED,
                url.getPath() + ": " + sent + " was sent, but the registry says that it holds " + answered,
                "Do not trust this registry before its maker or a proxy between has been asked why it changes content.");
    }

    static RegistryException stalled(URI url, Duration limit) {
        return new RegistryException(
                Kind.STALLED,
                url.getPath() + ": no byte moved for " + limit.toSeconds() + " s, so the attempt was broken off",
                "Check the network and the registry's load. " + TRY_AGAIN);
    }

    /** What the network, not the registry, has answered. */
    static RegistryException unreachable(URI url, Exception failure) {
        String at = url.getScheme() + "://" + url.getAuthority();
        Optional<RegistryException> tls = tls(at, failure);
        RegistryException told = tls.orElseGet(() -> network(at, failure));
        told.initCause(failure);
        return told;
    }

    private static RegistryException network(String at, Exception failure) {
        if (failure instanceof UnknownHostException) {
            return new RegistryException(
                    Kind.UNREACHABLE,
                    at + ": the name does not resolve",
                    "Check the spelling (--registry) and this machine's DNS.");
        }
        if (failure instanceof ConnectException || failure instanceof SocketTimeoutException) {
            return new RegistryException(
                    Kind.UNREACHABLE, at + ": no connection (" + failure.getMessage() + ")", CHECK_ADDRESS);
        }
        return new RegistryException(
                Kind.UNREACHABLE, at + ": the connection broke (" + reason(failure) + ")", TRY_AGAIN);
    }

    private static String reason(Exception failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static Optional<RegistryException> tls(String at, Exception failure) {
        if (!(failure instanceof SSLException)) {
            return Optional.empty();
        }
        String text = String.valueOf(failure.getMessage());
        if (failure instanceof SSLPeerUnverifiedException) {
            return tls(
                    at + ": the certificate is for another name (" + text + ")",
                    "Give the name it is for with --registry-server-name.");
        }
        if (hasCause(failure, CertificateExpiredException.class)) {
            return tls(at + ": the certificate has expired", "Renew the registry's certificate; check both clocks.");
        }
        if (hasCause(failure, CertificateNotYetValidException.class)) {
            return tls(at + ": the certificate is not valid yet", "Check the clocks of this machine and the registry.");
        }
        if (hasCause(failure, CertPathBuilderException.class)) {
            return tls(
                    at + ": the certificate is from an authority that is not known here",
                    "Give the authority's certificate with --registry-ca FILE.");
        }
        if (text.contains("plaintext") || text.contains("Unrecognized SSL message") || text.contains("unrecognized")) {
            return tls(
                    at + ": the other side does not speak TLS",
                    "If it is meant to be a plain HTTP registry, say --plain-http.");
        }
        boolean broken = text.contains("reset") || text.contains("Broken pipe") || text.contains("terminated");
        return broken ? Optional.empty() : tls(at + ": TLS failed (" + text + ")", CHECK_ADDRESS);
    }

    private static Optional<RegistryException> tls(String message, String remedy) {
        return Optional.of(new RegistryException(Kind.TLS, message, remedy));
    }

    private static boolean hasCause(Throwable failure, Class<? extends Exception> type) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (type.isInstance(link)) {
                return true;
            }
        }
        return false;
    }

    /** The status and what the body says, in one line: the codes of the specification, or its first words. */
    static String said(Answer answer) {
        List<String> errors = new ArrayList<>();
        try {
            for (JsonNode error : JSON.readTree(answer.body()).path("errors")) {
                String detail = error.path("detail").isMissingNode()
                                || error.path("detail").isEmpty()
                        ? error.path("detail").asText("")
                        : error.path("detail").toString();
                errors.add(error.path("code").asText("") + " "
                        + error.path("message").asText("")
                        + (detail.isEmpty() || detail.equals("null") ? "" : " " + detail));
            }
        } catch (IOException e) {
            errors.add(answer.text().strip().replaceAll("\\s+", " "));
        }
        String text = String.join("; ", errors).strip();
        String shortened = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
        return "HTTP " + answer.status() + (shortened.isEmpty() ? "" : " " + shortened);
    }
}
