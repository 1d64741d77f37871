package io.acpupgrade.prep.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.acpupgrade.prep.cluster.ClusterException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Turns what an API server answers, or what came instead of an answer, into words of ours.
 *
 * @param otherWay how to choose another cluster or user, as a full sentence
 */
record ClusterErrors(String server, String otherWay) {
    private static final int LONGEST = 300;
    private static final int DEEPEST = 20;

    /** What may lie beneath an exception, the most telling first. */
    private static final List<Trouble> TROUBLES = List.of(
            new Trouble(JsonProcessingException.class, cause -> "its answer is none of a Kubernetes API server"),
            new Trouble(UnresolvedAddressException.class, cause -> "no such host"),
            new Trouble(HttpTimeoutException.class, cause -> "no answer in time"),
            new Trouble(TimeoutException.class, cause -> "no answer in time"),
            new Trouble(SSLException.class, cause -> "no trusted TLS connection (" + message(cause) + ")"),
            new Trouble(ConnectException.class, cause -> "nothing accepts connections there"),
            new Trouble(IOException.class, cause -> "the connection broke (" + message(cause) + ")"));

    private record Trouble(Class<? extends Throwable> type, Function<Throwable, String> words) {
        Optional<String> among(List<Throwable> causes) {
            return causes.stream().filter(type::isInstance).map(words).findFirst();
        }
    }

    /** An answer that is no success. */
    ClusterException refused(Attempt attempt, int code, Fields status) {
        String said =
                status.text("/message").map(text -> ": " + firstLine(text)).orElse("");
        String action = action(attempt);
        return switch (code) {
            case 401 ->
                new ClusterException(
                        Kind.UNAUTHORIZED,
                        action + "it does not accept these credentials (401 Unauthorized)",
                        "The token or certificate may have expired: log in again or renew it. " + otherWay);
            case 403 ->
                new ClusterException(
                        Kind.FORBIDDEN,
                        action + "the user may not (403 Forbidden)" + said,
                        "Ask for the right to " + attempt.right().words() + "; `"
                                + attempt.right().question() + "` tells when it is there. " + otherWay);
            case 404 ->
                new ClusterException(
                        Kind.NOT_FOUND,
                        action + "it is not there (404 Not Found)" + said,
                        "See whether it, its namespace and its kind exist, then run again.");
            case 409 -> conflict(action, status, said);
            case 400, 422 ->
                new ClusterException(
                        Kind.INVALID,
                        action + "it does not accept the object (" + code + ")" + said,
                        "Correct the manifest; `kubectl apply --server-side --dry-run=server -f FILE` checks it alone.");
            case 429, 500, 502, 503, 504 -> new ClusterException(Kind.BUSY, action + answered(code, said), AGAIN);
            default -> new ClusterException(Kind.FAILED, action + answered(code, said), AGAIN);
        };
    }

    private static final String AGAIN =
            "See how the API server is doing (`kubectl get --raw /readyz?verbose`), then run again.";

    private static String answered(int code, String said) {
        return "it answered " + code + said;
    }

    private static ClusterException conflict(String action, Fields status, String said) {
        List<FieldConflict> conflicts = status.list("/details/causes").stream()
                .filter(cause -> cause.textOrEmpty("/reason").equals("FieldManagerConflict"))
                .map(cause -> new FieldConflict(cause.textOrEmpty("/field"), manager(cause.textOrEmpty("/message"))))
                .toList();
        return conflicts.isEmpty()
                ? new ClusterException(
                        Kind.CONFLICT,
                        action + "somebody else was there first (409 Conflict)" + said,
                        "Run the same command again; it starts from what is there now.")
                : new ConflictException(
                        action + "fields of it belong to somebody else (409 Conflict)",
                        "Give these fields up at the other manager, or take them over with --force-conflicts.",
                        conflicts);
    }

    /** The API server writes {@code conflict with "kubectl-edit" using apps/v1}. */
    private static String manager(String message) {
        int start = message.indexOf('"');
        int end = message.indexOf('"', start + 1);
        return start >= 0 && end > start ? message.substring(start + 1, end) : message;
    }

    /** No answer, or none that makes sense. */
    ClusterException unanswered(Attempt attempt, Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
        Optional<String> trouble =
                TROUBLES.stream().flatMap(known -> known.among(causes).stream()).findFirst();
        return new ClusterException(
                Kind.UNREACHABLE,
                action(attempt) + trouble.orElse("it sent no answer"),
                "Check the server's address in the kubeconfig, and that this machine reaches it, also through firewall and"
                        + " proxy. " + otherWay);
    }

    private String action(Attempt attempt) {
        return attempt.words() + " the API server " + server + ": ";
    }

    private static String message(Throwable cause) {
        return Optional.ofNullable(cause.getMessage())
                .map(ClusterErrors::firstLine)
                .orElse(cause.getClass().getSimpleName());
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
