package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.problem.Message;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Explains why no response came from an API server.
 *
 * @param description what happened
 * @param remedy what to do, as full sentences
 */
record ConnectionFailure(Kind kind, Message description, Message remedy) {
    private static final int MAX_CAUSES = 20;
    /** The message of Java's HTTP client when a CONNECT fails. */
    private static final Pattern TUNNEL_FAILED = Pattern.compile("Tunnel failed, got: ([0-9]{3})");

    private static final Message CHECK_ADDRESS = Message.of("fabric8.check-address");

    /** An exception and its causes, outermost first. */
    private record Causes(List<Throwable> chain) {
        static Causes of(Throwable failure) {
            return new Causes(Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                    .limit(MAX_CAUSES)
                    .toList());
        }

        <T extends Throwable> Optional<T> first(Class<T> type) {
            return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
        }

        boolean has(Class<? extends Throwable> type) {
            return first(type).isPresent();
        }

        /** Whether a message contains one of these phrases; some failures have no exception type of their own. */
        boolean mention(String... phrases) {
            return chain.stream()
                    .map(cause -> message(cause).toLowerCase(Locale.ROOT))
                    .anyMatch(text -> Stream.of(phrases).anyMatch(text::contains));
        }
    }

    /**
     * The proxy's status on CONNECT; empty where the failure is another one. Java's client returns a 407 without a
     * body, on which fabric8 throws a NullPointerException.
     */
    static Optional<String> proxyStatus(Throwable failure) {
        Causes causes = Causes.of(failure);
        return causes.chain().stream()
                .map(cause -> TUNNEL_FAILED.matcher(message(cause)))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .or(() -> causes.first(NullPointerException.class).map(missingBody -> "407"));
    }

    static ConnectionFailure of(Throwable failure, KubernetesLogin login, Instant now) {
        Causes causes = Causes.of(failure);
        return causes.first(SSLException.class)
                .map(tlsFailure -> ofTls(causes, tlsFailure, login, now))
                .orElseGet(() -> ofNetwork(causes));
    }

    private static ConnectionFailure ofNetwork(Causes causes) {
        if (causes.has(UnresolvedAddressException.class) || causes.has(UnknownHostException.class)) {
            return unreachable(Message.of("fabric8.no-such-host"), Message.of("fabric8.check-host"));
        }
        if (causes.has(HttpConnectTimeoutException.class)) {
            return unreachable(Message.of("fabric8.no-connection-in-time"), CHECK_ADDRESS);
        }
        if (causes.has(HttpTimeoutException.class) || causes.has(TimeoutException.class)) {
            return unreachable(Message.of("fabric8.no-answer-in-time"), CHECK_ADDRESS);
        }
        if (causes.mention("no route to host", "network is unreachable")) {
            return unreachable(Message.of("fabric8.no-route", rootMessage(causes)), CHECK_ADDRESS);
        }
        if (causes.has(ConnectException.class)) {
            return unreachable(Message.of("fabric8.connection-refused"), CHECK_ADDRESS);
        }
        if (causes.mention("invalid status line")) {
            return untrusted(Message.of("fabric8.not-http"), Message.of("fabric8.correct-port"));
        }
        if (causes.mention("received no bytes", "eof reached")) {
            return unreachable(Message.of("fabric8.closed-early"), CHECK_ADDRESS);
        }
        return unreachable(
                causes.has(IOException.class)
                        ? Message.of("fabric8.connection-broke", rootMessage(causes))
                        : Message.of("fabric8.sent-no-answer"),
                CHECK_ADDRESS);
    }

    private static ConnectionFailure ofTls(Causes causes, SSLException tlsFailure, KubernetesLogin login, Instant now) {
        if (causes.mention("plaintext", "unsupported or unrecognized ssl message")) {
            return untrusted(Message.of("fabric8.not-tls"), Message.of("fabric8.correct-tls-port"));
        }
        return ofCertificate(causes).orElseGet(() -> ofHandshake(causes, tlsFailure, login, now));
    }

    private static ConnectionFailure ofHandshake(
            Causes causes, SSLException tlsFailure, KubernetesLogin login, Instant now) {
        if (causes.mention(
                "received fatal alert: bad_certificate",
                "certificate_unknown",
                "certificate_expired",
                "certificate_required",
                "unknown_ca",
                "certificate_revoked",
                "unsupported_certificate")) {
            return untrusted(
                    Message.of("fabric8.client-certificate-refused", firstLine(tlsFailure), login.describe(now)),
                    login.renewalAdvice(now));
        }
        if (causes.mention("handshake_failure", "protocol_version", "no appropriate protocol")) {
            return untrusted(Message.of("fabric8.no-common-tls", firstLine(tlsFailure)), CHECK_ADDRESS);
        }
        return unreachable(Message.of("fabric8.tls-broke", firstLine(tlsFailure)), CHECK_ADDRESS);
    }

    /** Where the server's certificate is not accepted. */
    private static Optional<ConnectionFailure> ofCertificate(Causes causes) {
        if (causes.has(CertificateExpiredException.class)) {
            return Optional.of(untrusted(
                    Message.of("fabric8.certificate-expired"), Message.of("fabric8.renew-server-certificate")));
        }
        if (causes.has(CertificateNotYetValidException.class)) {
            return Optional.of(untrusted(
                    Message.of("fabric8.certificate-not-yet-valid"), Message.of("fabric8.set-clocks-of-both")));
        }
        if (causes.mention("no subject alternative", "no name matching")) {
            return Optional.of(untrusted(
                    Message.of("fabric8.certificate-of-other-name", certificateProblem(causes)),
                    Message.of("fabric8.write-certified-address")));
        }
        return causes.has(CertPathBuilderException.class)
                        || causes.mention("path validation failed", "signature check failed")
                ? Optional.of(untrusted(Message.of("fabric8.certificate-untrusted"), Message.of("fabric8.take-own-ca")))
                : Optional.empty();
    }

    private static String certificateProblem(Causes causes) {
        return causes.chain().stream()
                .filter(CertificateException.class::isInstance)
                .reduce((outer, inner) -> inner)
                .map(ConnectionFailure::firstLine)
                .orElseGet(() -> rootMessage(causes));
    }

    private static ConnectionFailure unreachable(Message description, Message remedy) {
        return new ConnectionFailure(Kind.UNREACHABLE, description, remedy);
    }

    private static ConnectionFailure untrusted(Message description, Message remedy) {
        return new ConnectionFailure(Kind.UNTRUSTED, description, remedy);
    }

    /** The innermost message: libraries wrap the actual cause. */
    private static String rootMessage(Causes causes) {
        return causes.chain().stream()
                .filter(cause -> cause.getMessage() != null)
                .reduce((outer, inner) -> inner)
                .map(ConnectionFailure::firstLine)
                .orElseGet(() -> causes.chain().get(0).getClass().getSimpleName());
    }

    private static String firstLine(Throwable cause) {
        return ClusterErrors.firstLine(message(cause));
    }

    private static String message(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
