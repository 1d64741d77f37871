package io.acpupgrade.registry.remote.http;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.MalformedChunkCodingException;
import org.apache.http.MessageConstraintException;
import org.apache.http.ProtocolException;
import org.apache.http.TruncatedChunkException;
import org.apache.http.client.ClientProtocolException;

/** Creates exceptions for network failures. */
public final class NetworkErrors {
    private static final String CHECK_ADDRESS =
            "Check the address (--registry), the network to it, and that the registry is running.";

    private NetworkErrors() {}

    static RegistryException stalled(URI url, Duration limit) {
        return new RegistryException(
                Kind.STALLED,
                Message.text(withoutQuery(url) + ": no byte moved for " + seconds(limit)
                        + ", so the attempt was broken off"),
                Message.text("Check the network and the registry's load. " + RegistryErrors.TRY_AGAIN));
    }

    static RegistryException tooSlow(URI url, Duration limit) {
        return new RegistryException(
                Kind.STALLED,
                Message.text(withoutQuery(url) + ": the answer came more slowly than " + StallWatch.MIN_RATE
                        + " bytes a second for " + seconds(limit) + ", so the attempt was broken off"),
                Message.text("Check the network and the registry's load. " + RegistryErrors.TRY_AGAIN));
    }

    private static String seconds(Duration time) {
        return time.toSeconds() > 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    static RegistryException cancelled(URI url) {
        return new RegistryException(
                Kind.CANCELLED,
                Message.text(withoutQuery(url) + ": given up, because this program is about to end"),
                Message.text("Run the same command again; only what is missing is sent."));
    }

    /** Creates the exception for a network failure; a {@link RegistryException} stays unchanged. */
    static RegistryException unreachable(URI url, Exception failure) {
        if (failure instanceof RegistryException told) {
            return told;
        }
        String at = origin(url);
        if (brokeBeforeResponse(failure)) {
            RegistryException told = noResponse(url);
            told.initCause(failure);
            return told;
        }
        if (isNotHttp(failure)) {
            RegistryException told = RegistryErrors.garbled(url, reason(failure));
            told.initCause(failure);
            return told;
        }
        RegistryException told = failure instanceof SSLException ? tls(at, failure) : network(at, failure);
        told.initCause(failure);
        return told;
    }

    /** Returns scheme and authority without user info. */
    static String origin(URI url) {
        String authority = String.valueOf(url.getRawAuthority());
        return url.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1);
    }

    /** Returns a URL without its query, which may contain a signature that grants access. */
    public static String withoutQuery(URI url) {
        return origin(url) + String.valueOf(url.getPath());
    }

    private static boolean isNotHttp(Exception failure) {
        return isMalformedChunk(failure)
                || failure instanceof ClientProtocolException
                || failure instanceof MessageConstraintException
                || failure instanceof RuntimeException;
    }

    /** Whether a chunk is malformed, which a retry would not change. */
    private static boolean isMalformedChunk(Exception failure) {
        return failure instanceof MalformedChunkCodingException
                && !(failure instanceof TruncatedChunkException)
                && !String.valueOf(failure.getMessage()).startsWith("CRLF expected");
    }

    /**
     * Whether the connection ended within the response's first lines: it broke, or the server speaks another protocol.
     * A TLS server that gets plain HTTP either does this or resets.
     */
    private static boolean brokeBeforeResponse(Exception failure) {
        Throwable cause = failure.getCause() instanceof ProtocolException ? failure.getCause() : failure;
        return cause instanceof ProtocolException
                && String.valueOf(cause.getMessage()).startsWith("The server failed to respond");
    }

    private static RegistryException noResponse(URI url) {
        String spoken = "http".equals(url.getScheme()) ? "It may speak TLS: then leave out --plain-http. " : "";
        return new RegistryException(
                Kind.UNREACHABLE,
                Message.text(origin(url) + ": the connection ended before an answer in HTTP"),
                Message.text(spoken + CHECK_ADDRESS));
    }

    private static RegistryException network(String at, Exception failure) {
        if (failure instanceof UnknownHostException) {
            return new RegistryException(
                    Kind.UNREACHABLE,
                    Message.text(at + ": the name does not resolve"),
                    Message.text("Check the spelling (--registry) and this machine's DNS."));
        }
        if (failure instanceof ConnectException || failure instanceof SocketTimeoutException) {
            return new RegistryException(
                    Kind.UNREACHABLE,
                    Message.text(at + ": no connection (" + failure.getMessage() + ")"),
                    Message.text(CHECK_ADDRESS));
        }
        return new RegistryException(
                Kind.UNREACHABLE,
                Message.text(at + ": the connection broke (" + reason(failure) + ")"),
                Message.text(RegistryErrors.TRY_AGAIN));
    }

    private static String reason(Exception failure) {
        Throwable told = failure.getMessage() == null && failure.getCause() != null ? failure.getCause() : failure;
        return told.getMessage() == null ? told.getClass().getSimpleName() : ShortenedText.shortened(told.getMessage());
    }

    private static RegistryException tls(String at, Exception failure) {
        String text = reason(failure);
        if (failure instanceof SSLPeerUnverifiedException) {
            return tls(
                    at + ": the certificate is for another name (" + text + ")",
                    "Give the name it is for with --registry-server-name.");
        }
        if (text.contains("plaintext") || text.contains("nrecognized SSL message")) {
            return tls(
                    at + ": the other side does not speak TLS",
                    "If it is meant to be a plain HTTP registry, say --plain-http.");
        }
        boolean broken = !(failure instanceof SSLHandshakeException) || text.contains("terminated");
        return broken ? network(at, failure) : handshake(at, failure);
    }

    private static RegistryException handshake(String at, Exception failure) {
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
        return tls(at + ": TLS failed (" + reason(failure) + ")", CHECK_ADDRESS);
    }

    private static RegistryException tls(String message, String remedy) {
        return new RegistryException(Kind.TLS, Message.text(message), Message.text(remedy));
    }

    private static boolean hasCause(Throwable failure, Class<? extends Exception> type) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (type.isInstance(link)) {
                return true;
            }
        }
        return false;
    }
}
