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
    static final String TRY_AGAIN =
            "Run the same command again when the registry is well; only what is missing is sent.";
    private static final Map<Kind, String> REMEDIES = Map.of(
            Kind.THROTTLED,
            "Try again later, or with fewer --jobs.",
            Kind.FULL,
            "Free or add disk space for the registry. " + TRY_AGAIN,
            Kind.FAILED,
            "See the registry's log. " + TRY_AGAIN);
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

    public static final String PAGE = "a page for people";

    private RegistryErrors() {}

    /** Creates the exception for a status of 400 or more. */
    public static RegistryException of(URI url, BufferedResponse answer) {
        Kind kind = kind(answer.status(), answer.text());
        Optional<Duration> pause = RetryAfter.parse(answer.header("Retry-After"));
        String remedy = remedy(kind, answer);
        String message = NetworkErrors.withoutQuery(url) + ": " + describe(answer)
                + (answer.status() == PROXY_LOGIN ? ": a proxy before the registry wants a login of its own" : "");
        return kind == Kind.REJECTED && isContentRefused(answer)
                ? new ContentRefusedException(Message.text(message), Message.text(remedy))
                : new RegistryException(kind, Message.text(message), Message.text(remedy), pause);
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

    private static String remedy(Kind kind, BufferedResponse answer) {
        return switch (kind) {
            case REJECTED -> remedy(answer);
            case DENIED -> Access.WRITE.grant();
            default -> REMEDIES.getOrDefault(kind, TRY_AGAIN);
        };
    }

    private static String remedy(BufferedResponse refusal) {
        if (refusal.status() == PROXY_LOGIN) {
            return "Name the registry's own address with --registry, or have that proxy let this machine through without a"
                    + " login. HTTP_PROXY, HTTPS_PROXY and NO_PROXY do not count for registries, which are dialled"
                    + " directly, so no login can be given to it.";
        }
        if (refusal.status() == 413) {
            return "Raise the largest body that the registry, or a proxy before it, lets through.";
        }
        if (isContentRefused(refusal)) {
            return "See what is between here and the registry: it got other bytes than were sent.";
        }
        return refusal.text().contains("NAME_UNKNOWN")
                ? "Create this repository, or its project, in the registry."
                : "See the registry's log for what it holds against this.";
    }

    private static boolean isContentRefused(BufferedResponse refusal) {
        return CONTENT_REFUSED.stream().anyMatch(refusal.text()::contains);
    }

    /** Creates the exception for a response that is not from a registry. */
    public static RegistryException notARegistry(URI url, BufferedResponse answer, String what) {
        return new RegistryException(
                Kind.REJECTED,
                Message.text(NetworkErrors.withoutQuery(url) + ": HTTP " + answer.status() + " with " + what
                        + ", which no registry answers"),
                Message.text(
                        "Check the address, and what is before the registry there: a portal, a login page, another service."));
    }

    /** Creates the exception for a malformed response. */
    static RegistryException garbled(URI url, String why) {
        return new RegistryException(
                Kind.REJECTED,
                Message.text(
                        NetworkErrors.withoutQuery(url) + ": the answer is not HTTP as it should be (" + why + ")"),
                Message.text("See whether what answers there is a registry, and what is before it."));
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

    public static RegistryException denied(String user, Scope scope, URI url, BufferedResponse answer) {
        return new RegistryException(
                Kind.DENIED,
                Message.text(NetworkErrors.withoutQuery(url) + ": " + describe(answer) + "; " + user
                        + " may log in, but has no right to " + scope),
                Message.text(Access.WRITE.grant()));
    }

    public static RegistryException expired(URI url, BufferedResponse answer) {
        return new RegistryException(
                Kind.FAILED,
                Message.text(NetworkErrors.withoutQuery(url) + ": the login has expired, or is not taken ("
                        + describe(answer) + ")"),
                Message.text(TRY_AGAIN));
    }

    public static RegistryException digestMismatch(URI url, Digest sent, String answered) {
        return new RegistryException(
                Kind.DIGEST_MISMATCH,
                Message.text(NetworkErrors.withoutQuery(url) + ": " + sent
                        + " was sent, but the registry says that it holds " + answered),
                Message.text(
                        "Do not trust this registry before its maker or a proxy between has been asked why it changes content."));
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
