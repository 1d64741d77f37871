package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
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
 * Why no answer came from where an API server should be.
 *
 * @param words what happened
 * @param remedy what to do about it, as full sentences
 */
record NoAnswer(Kind kind, String words, String remedy) {
    private static final int DEEPEST = 20;
    /** How Java's client tells of it. */
    private static final Pattern TUNNEL = Pattern.compile("Tunnel failed, got: ([0-9]{3})");

    private static final String REACH =
            "Check the server's address in the kubeconfig, and that this machine reaches it, also"
                    + " through firewall and proxy.";
    private static final String AUTHORITY =
            "Take the certificate-authority-data of a kubeconfig that this cluster has issued itself.";

    /** What lies beneath an exception, outermost first. */
    private record Causes(List<Throwable> chain) {
        static Causes of(Throwable failure) {
            return new Causes(Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                    .limit(DEEPEST)
                    .toList());
        }

        <T extends Throwable> Optional<T> first(Class<T> type) {
            return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
        }

        boolean has(Class<? extends Throwable> type) {
            return first(type).isPresent();
        }

        /** Whether one of them says so; some causes have no type of their own. */
        boolean say(String... words) {
            return chain.stream()
                    .map(cause -> message(cause).toLowerCase(Locale.ROOT))
                    .anyMatch(text -> Stream.of(words).anyMatch(text::contains));
        }
    }

    /**
     * What the proxy answered to CONNECT, where there is one; empty where that is not what happened. Java's client hands a
     * 407 over without a body, over which fabric8 stumbles.
     */
    static Optional<String> statusOfProxy(Throwable failure) {
        Causes causes = Causes.of(failure);
        return causes.chain().stream()
                .map(cause -> TUNNEL.matcher(message(cause)))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .or(() -> causes.first(NullPointerException.class).map(stumble -> "407"));
    }

    static NoAnswer of(Throwable failure, KubernetesLogin login, Instant now) {
        Causes causes = Causes.of(failure);
        return causes.first(SSLException.class)
                .map(broken -> ofTls(causes, broken, login, now))
                .orElseGet(() -> ofNetwork(causes));
    }

    private static NoAnswer ofNetwork(Causes causes) {
        if (causes.has(UnresolvedAddressException.class) || causes.has(UnknownHostException.class)) {
            return unreachable(
                    "no such host",
                    "Check the spelling of the server's address in the kubeconfig, and this machine's DNS.");
        }
        if (causes.has(HttpConnectTimeoutException.class)) {
            return unreachable("no connection in time", REACH);
        }
        if (causes.has(HttpTimeoutException.class) || causes.has(TimeoutException.class)) {
            return unreachable("no answer in time", REACH);
        }
        if (causes.say("no route to host", "network is unreachable")) {
            return unreachable("no way leads there from this machine (" + told(causes) + ")", REACH);
        }
        if (causes.has(ConnectException.class)) {
            return unreachable("nothing accepts connections there", REACH);
        }
        if (causes.say("invalid status line")) {
            return new NoAnswer(
                    Kind.UNTRUSTED,
                    "what answers there does not speak HTTP",
                    "Correct the server's address in the kubeconfig: its port, and https:// in place of http://.");
        }
        if (causes.say("received no bytes", "eof reached")) {
            return unreachable("the connection was closed before an answer came", REACH);
        }
        return unreachable(
                causes.has(IOException.class) ? "the connection broke (" + told(causes) + ")" : "it sent no answer",
                REACH);
    }

    private static NoAnswer ofTls(Causes causes, SSLException broken, KubernetesLogin login, Instant now) {
        if (causes.say("plaintext", "unsupported or unrecognized ssl message")) {
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
        if (causes.say("no subject alternative", "no name matching")) {
            return untrusted(
                    "its certificate is for another name (" + certificateTrouble(causes) + ")",
                    "Write an address into the kubeconfig for which the certificate is made"
                            + " (`openssl s_client -connect HOST:PORT` shows them).");
        }
        if (causes.has(CertPathBuilderException.class)
                || causes.say("path validation failed", "signature check failed")) {
            return untrusted("its certificate is not from the authority that the kubeconfig trusts", AUTHORITY);
        }
        if (causes.say(
                "received fatal alert: bad_certificate",
                "certificate_unknown",
                "certificate_expired",
                "certificate_required",
                "unknown_ca",
                "certificate_revoked",
                "unsupported_certificate")) {
            return untrusted(
                    "it does not accept the client certificate (" + firstLine(broken) + ") of " + login.words(now),
                    login.renewal(now));
        }
        if (causes.say("handshake_failure", "protocol_version", "no appropriate protocol")) {
            return untrusted("no common version of TLS (" + firstLine(broken) + ")", REACH);
        }
        return unreachable("the TLS connection broke (" + firstLine(broken) + ")", REACH);
    }

    private static String certificateTrouble(Causes causes) {
        return causes.chain().stream()
                .filter(CertificateException.class::isInstance)
                .reduce((outer, inner) -> inner)
                .map(NoAnswer::firstLine)
                .orElseGet(() -> told(causes));
    }

    private static NoAnswer unreachable(String words, String remedy) {
        return new NoAnswer(Kind.UNREACHABLE, words, remedy);
    }

    private static NoAnswer untrusted(String words, String remedy) {
        return new NoAnswer(Kind.UNTRUSTED, words, remedy);
    }

    /** The innermost cause that says something, for libraries wrap what happened. */
    private static String told(Causes causes) {
        return causes.chain().stream()
                .filter(cause -> cause.getMessage() != null)
                .reduce((outer, inner) -> inner)
                .map(NoAnswer::firstLine)
                .orElseGet(() -> causes.chain().get(0).getClass().getSimpleName());
    }

    private static String firstLine(Throwable cause) {
        return ClusterErrors.firstLine(message(cause));
    }

    private static String message(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
