package io.acpupgrade.registry.remote.http;

import io.acpupgrade.problem.Explained;
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
    private static final Message CHECK_ADDRESS = Message.of("http.check-address");
    private static final Message CHECK_LOAD =
            Message.sentences(Message.of("http.check-load"), RegistryErrors.TRY_AGAIN);

    /** A request that was cancelled, and what to do about it. */
    public static final Message SHUTTING_DOWN = Message.of("http.shutting-down");

    public static final Message RUN_AGAIN = Message.of("http.run-again");

    private NetworkErrors() {}

    static RegistryException stalled(URI url, Duration limit) {
        return new RegistryException(
                Kind.STALLED, Message.of("http.stalled", withoutQuery(url), seconds(limit)), CHECK_LOAD);
    }

    static RegistryException tooSlow(URI url, Duration limit) {
        return new RegistryException(
                Kind.STALLED,
                Message.of("http.too-slow", withoutQuery(url), StallWatch.MIN_RATE, seconds(limit)),
                CHECK_LOAD);
    }

    private static String seconds(Duration time) {
        return time.toSeconds() > 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /** Creates the exception for work that was cancelled between requests. */
    public static RegistryException cancelled() {
        return new RegistryException(Kind.CANCELLED, SHUTTING_DOWN, RUN_AGAIN);
    }

    static RegistryException cancelled(URI url) {
        return new RegistryException(Kind.CANCELLED, Message.of("during", withoutQuery(url), SHUTTING_DOWN), RUN_AGAIN);
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
        Message protocol = "http".equals(url.getScheme()) ? Message.of("http.may-speak-tls") : Message.NONE;
        return new RegistryException(
                Kind.UNREACHABLE,
                Message.of("http.no-answer", origin(url)),
                Message.sentences(protocol, CHECK_ADDRESS));
    }

    private static RegistryException network(String at, Exception failure) {
        if (failure instanceof UnknownHostException) {
            return new RegistryException(
                    Kind.UNREACHABLE, Message.of("http.unknown-host", at), Message.of("http.check-name"));
        }
        if (failure instanceof ConnectException || failure instanceof SocketTimeoutException) {
            return new RegistryException(
                    Kind.UNREACHABLE, Message.of("http.no-connection", at, Message.of(failure)), CHECK_ADDRESS);
        }
        return new RegistryException(
                Kind.UNREACHABLE, Message.of("http.connection-broke", at, reason(failure)), RegistryErrors.TRY_AGAIN);
    }

    private static Message reason(Exception failure) {
        Throwable told = failure.getMessage() == null && failure.getCause() != null ? failure.getCause() : failure;
        if (told instanceof Explained) {
            return Message.of(told);
        }
        String text = told.getMessage() == null ? told.getClass().getSimpleName() : told.getMessage();
        return Message.verbatim(ShortenedText.shortened(text));
    }

    private static RegistryException tls(String at, Exception failure) {
        String text = reason(failure).english();
        if (failure instanceof SSLPeerUnverifiedException) {
            return tls(Message.of("http.certificate-name", at, text), Message.of("http.give-server-name"));
        }
        if (text.contains("plaintext") || text.contains("nrecognized SSL message")) {
            return tls(Message.of("http.no-tls", at), Message.of("http.use-plain-http"));
        }
        boolean broken = !(failure instanceof SSLHandshakeException) || text.contains("terminated");
        return broken ? network(at, failure) : handshake(at, failure);
    }

    private static RegistryException handshake(String at, Exception failure) {
        if (hasCause(failure, CertificateExpiredException.class)) {
            return tls(Message.of("http.certificate-expired", at), Message.of("http.renew-certificate"));
        }
        if (hasCause(failure, CertificateNotYetValidException.class)) {
            return tls(Message.of("http.certificate-not-yet", at), Message.of("http.check-clocks"));
        }
        if (hasCause(failure, CertPathBuilderException.class)) {
            return tls(Message.of("http.unknown-authority", at), Message.of("http.give-ca"));
        }
        return tls(Message.of("http.tls-failed", at, reason(failure)), CHECK_ADDRESS);
    }

    private static RegistryException tls(Message message, Message remedy) {
        return new RegistryException(Kind.TLS, message, remedy);
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
