package io.acpupgrade.registry.remote.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Creates exceptions for responses of the registry. */
public final class RegistryErrors {
    static final Message TRY_AGAIN = Message.of("http.try-again");
    private static final Map<Kind, Message> REMEDIES = Map.of(
            Kind.THROTTLED,
            Message.of("http.try-later"),
            Kind.FULL,
            Message.sentences(Message.of("http.add-space"), TRY_AGAIN),
            Kind.FAILED,
            Message.sentences(Message.of("http.see-log"), TRY_AGAIN));
    /** Text of a full disk, or the ENOSPC number as distribution's filesystem driver reports it. */
    private static final Pattern NO_SPACE =
            Pattern.compile("no space left|\"Err\":\\s*28\\b", Pattern.CASE_INSENSITIVE);

    private static final JsonMapper JSON = new JsonMapper();
    /** Credentials that some servers echo in a refusal. */
    private static final Pattern SECRET = Pattern.compile("(?i)\\b(basic|bearer)\\s+[A-Za-z0-9+/=._~-]{6,}");

    /** Error codes for content that does not match its digest or size. */
    private static final List<String> CONTENT_REFUSED = List.of("DIGEST_INVALID", "SIZE_INVALID");

    private static final int PROXY_LOGIN = 407;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int VERSION_NOT_SUPPORTED = 505;

    public static final Message PAGE = Message.of("http.page");
    /** What Go's and nginx's servers answer to plain HTTP where they speak TLS. */
    private static final Pattern WANTS_TLS =
            Pattern.compile("HTTP request (to an HTTPS server|was sent to HTTPS port)");

    private RegistryErrors() {}

    /** Creates the exception for a status of 400 or more. */
    public static RegistryException of(URI url, BufferedResponse answer) {
        Kind kind = kind(answer.status(), answer.text());
        Optional<Duration> pause = RetryAfter.parse(answer.header("Retry-After"));
        Message remedy = remedy(kind, answer);
        Message message = message(url, answer);
        return kind == Kind.REJECTED && isContentRefused(answer)
                ? new ContentRefusedException(message, remedy)
                : new RegistryException(kind, message, remedy, pause);
    }

    private static Message message(URI url, BufferedResponse answer) {
        String from = NetworkErrors.withoutQuery(url);
        return answer.status() == PROXY_LOGIN
                ? Message.of("http.proxy-login", from, describe(answer))
                : Message.of("during", from, describe(answer));
    }

    private static Kind kind(int status, String text) {
        if (status == 507 || NO_SPACE.matcher(text).find()) {
            return Kind.FULL;
        }
        if (status == 429 || status == 503) {
            return Kind.THROTTLED;
        }
        if (status == 403) {
            return Kind.DENIED;
        }
        boolean unable = status == NOT_IMPLEMENTED || status == VERSION_NOT_SUPPORTED;
        return (status >= 500 && !unable) || isWorthRetrying(status, text) ? Kind.FAILED : Kind.REJECTED;
    }

    private static Message remedy(Kind kind, BufferedResponse answer) {
        return switch (kind) {
            case REJECTED -> remedy(answer);
            case DENIED -> Access.WRITE.grant();
            default -> REMEDIES.getOrDefault(kind, TRY_AGAIN);
        };
    }

    private static Message remedy(BufferedResponse refusal) {
        if (refusal.status() == PROXY_LOGIN) {
            return Message.of("http.bypass-proxy");
        }
        if (refusal.status() == 413) {
            return Message.of("http.raise-body-limit");
        }
        if (WANTS_TLS.matcher(refusal.text()).find()) {
            return Message.of("http.leave-out-plain-http");
        }
        if (isContentRefused(refusal)) {
            return Message.of("http.see-between");
        }
        return refusal.text().contains("NAME_UNKNOWN")
                ? Message.of("http.create-repository")
                : Message.of("http.see-reason");
    }

    private static boolean isContentRefused(BufferedResponse refusal) {
        return CONTENT_REFUSED.stream().anyMatch(refusal.text()::contains);
    }

    /** Creates the exception for a response that is not from a registry. */
    public static RegistryException notARegistry(URI url, BufferedResponse answer, Message what) {
        return new RegistryException(
                Kind.REJECTED,
                Message.of("http.not-a-registry", NetworkErrors.withoutQuery(url), answer.status(), what),
                Message.of("http.check-portal"));
    }

    /** Creates the exception for a malformed response. */
    static RegistryException garbled(URI url, Message why) {
        return new RegistryException(
                Kind.REJECTED,
                Message.of("http.garbled", NetworkErrors.withoutQuery(url), why),
                Message.of("http.see-what-answers"));
    }

    /** Whether a new attempt can succeed: an expired upload session, a blob not yet visible, an unmet expectation. */
    private static boolean isWorthRetrying(int status, String text) {
        boolean lost = text.contains("BLOB_UPLOAD_UNKNOWN") || text.contains("BLOB_UPLOAD_INVALID");
        return (lost && (status == 400 || status == 404))
                || (text.contains("BLOB_UNKNOWN") && (status == 400 || status == 404))
                || status == 408
                || status == 417
                || status == 499;
    }

    public static RegistryException denied(Message user, Scope scope, URI url, BufferedResponse answer) {
        return new RegistryException(
                Kind.DENIED,
                Message.of("http.denied", NetworkErrors.withoutQuery(url), describe(answer), user, scope.named()),
                Access.WRITE.grant());
    }

    public static RegistryException expired(URI url, BufferedResponse answer) {
        return new RegistryException(
                Kind.FAILED,
                Message.of("http.login-expired", NetworkErrors.withoutQuery(url), describe(answer)),
                TRY_AGAIN);
    }

    public static RegistryException digestMismatch(URI url, Digest sent, String answered) {
        return new RegistryException(
                Kind.DIGEST_MISMATCH,
                Message.of("http.digest-mismatch", NetworkErrors.withoutQuery(url), sent, answered),
                Message.of("http.changes-content"));
    }

    /** Describes a response in one line: its status, and the error codes or the first words of its body. */
    public static String describe(BufferedResponse answer) {
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
        String text = SECRET.matcher(String.join("; ", errors).strip()).replaceAll("$1 ***");
        String shortened = ShortenedText.shortened(text);
        return "HTTP " + answer.status() + (shortened.isEmpty() ? "" : " " + shortened);
    }
}
