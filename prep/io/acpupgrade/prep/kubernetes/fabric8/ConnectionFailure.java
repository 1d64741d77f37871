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

    private static final String CHECK_ADDRESS =
            "Check the server's address in the kubeconfig, and that this machine reaches it, also"
                    + " through firewall and proxy.";
    private static final String CHECK_AUTHORITY =
            "Take the certificate-authority-data of a kubeconfig that this cluster has issued itself.";

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
            return unreachable(
                    "no such host",
                    "Check the spelling of the server's address in the kubeconfig, and this machine's DNS.");
        }
        if (causes.has(HttpConnectTimeoutException.class)) {
            return unreachable("no connection in time", CHECK_ADDRESS);
        }
        if (causes.has(HttpTimeoutException.class) || causes.has(TimeoutException.class)) {
            return unreachable("no answer in time", CHECK_ADDRESS);
        }
        if (causes.mention("no route to host", "network is unreachable")) {
            return unreachable("no way leads there from this machine (" + rootMessage(causes) + ")", CHECK_ADDRESS);
        }
        if (causes.has(ConnectException.class)) {
            return unreachable("nothing accepts connections there", CHECK_ADDRESS);
        }
        if (causes.mention("invalid status line")) {
            return new ConnectionFailure(
                    Kind.UNTRUSTED,
                    Message.text("what answers there does not speak HTTP"),
                    Message.text(
                            "Correct the server's address in the kubeconfig: its port, and https:// in place of http://."));
        }
        if (causes.mention("received no bytes", "eof reached")) {
            return unreachable("the connection was closed before an answer came", CHECK_ADDRESS);
        }
        return unreachable(
                causes.has(IOException.class)
                        ? "the connection broke (" + rootMessage(causes) + ")"
                        : "it sent no answer",
                CHECK_ADDRESS);
    }

    private static ConnectionFailure ofTls(Causes causes, SSLException tlsFailure, KubernetesLogin login, Instant now) {
        if (causes.mention("plaintext", "unsupported or unrecognized ssl message")) {
            return untrusted(
                    "it does not speak TLS at this port",
                    "Correct the server's address in the kubeconfig: its port, or https:// where http:// is meant.");
        }
        if (causes.has(CertificateExpiredException.class)) {
            return untrusted(
                    "its certificate has expired",
                    "Renew it (`kubeadm certs renew apiserver` on its node), or set this machine's clock right.");
        }
        if (causes.has(CertificateNotYetValidException.class)) {
            return untrusted(
                    "its certificate is not valid yet", "Set the clocks of this machine and of the server right.");
        }
        if (causes.mention("no subject alternative", "no name matching")) {
            return untrusted(
                    "its certificate is for another name (" + certificateProblem(causes) + ")",
                    "Write an address into the kubeconfig for which the certificate is made"
                            + " (`openssl s_client -connect HOST:PORT` shows them).");
        }
        if (causes.has(CertPathBuilderException.class)
                || causes.mention("path validation failed", "signature check failed")) {
            return untrusted("its certificate is not from the authority that the kubeconfig trusts", CHECK_AUTHORITY);
        }
        if (causes.mention(
                "received fatal alert: bad_certificate",
                "certificate_unknown",
                "certificate_expired",
                "certificate_required",
                "unknown_ca",
                "certificate_revoked",
                "unsupported_certificate")) {
            return untrusted(
                    "it does not accept the client certificate (" + firstLine(tlsFailure) + ") of "
                            + login.describe(now),
                    login.renewalAdvice(now));
        }
        if (causes.mention("handshake_failure", "protocol_version", "no appropriate protocol")) {
            return untrusted("no common version of TLS (" + firstLine(tlsFailure) + ")", CHECK_ADDRESS);
        }
        return unreachable("the TLS connection broke (" + firstLine(tlsFailure) + ")", CHECK_ADDRESS);
    }

    private static String certificateProblem(Causes causes) {
        return causes.chain().stream()
                .filter(CertificateException.class::isInstance)
                .reduce((outer, inner) -> inner)
                .map(ConnectionFailure::firstLine)
                .orElseGet(() -> rootMessage(causes));
    }

    private static ConnectionFailure unreachable(String words, String remedy) {
        return new ConnectionFailure(Kind.UNREACHABLE, Message.text(words), Message.text(remedy));
    }

    private static ConnectionFailure untrusted(String words, String remedy) {
        return new ConnectionFailure(Kind.UNTRUSTED, Message.text(words), Message.text(remedy));
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
