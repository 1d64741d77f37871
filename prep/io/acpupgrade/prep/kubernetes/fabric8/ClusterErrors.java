package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.prep.kubernetes.ConflictException;
import io.acpupgrade.prep.kubernetes.FieldConflict;
import io.acpupgrade.prep.kubernetes.Fields;
import io.acpupgrade.prep.kubernetes.Route;
import io.acpupgrade.prep.text.ShellCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns what an API server answers, or what came instead of an answer, into words of ours.
 *
 * @param login as whom it was asked
 * @param route how the API server was come to, for the commands and the advice in them
 * @param proxy what is between here and there
 */
record ClusterErrors(String server, KubernetesLogin login, Route route, Optional<ApiProxy> proxy, InstantSource clock) {
    private static final int LONGEST = 300;
    private static final Duration SKEW = Duration.ofMinutes(2);
    private static final String ADDRESS = "Correct the server's address in the kubeconfig. ";

    /** An answer that is no success. */
    ClusterException refused(Attempt attempt, ApiAnswer answer) {
        String action = action(attempt);
        if (answer.isRedirect()) {
            return redirected(action, answer);
        }
        if (speaksTls(answer)) {
            return new ClusterException(
                    Kind.UNTRUSTED,
                    action + "it speaks TLS at this port, and was addressed without",
                    "Write https:// in place of http:// in the server's address in the kubeconfig.");
        }
        String said = said(answer);
        return switch (answer.code()) {
            case 401 -> unauthorized(action, answer);
            case 403 ->
                new ClusterException(
                        Kind.FORBIDDEN,
                        action + "the user may not (403 Forbidden)" + said,
                        "Ask for the right to " + attempt.right().words() + "; `"
                                + attempt.right().question(route.kubectl()) + "` tells when it is there. "
                                + route.otherWay());
            case 407 -> stopped(action, "407");
            case 409 -> conflict(action, answer.status(), said);
            case 429, 500, 502, 503, 504 ->
                new ClusterException(Kind.BUSY, action + "it answered " + answer.code() + said, again());
            default -> answer.isPage() ? senseless(attempt, answer) : refused(action, attempt, answer, said);
        };
    }

    /** By what stands between here and there. */
    private ClusterException stopped(String action, String status) {
        return new ClusterException(
                Kind.FAILED,
                action
                        + proxy.map(named -> named.refusal(status))
                                .orElse("a proxy before it does not let this through (" + status + ")"),
                proxy.map(named -> named.remedy(status)).orElse(ApiProxy.REMEDY) + " " + route.otherWay());
    }

    private ShellCommand version() {
        return route.kubectl().with("get", "--raw", "/version");
    }

    private String again() {
        return "See how the API server is doing (`" + route.kubectl().with("get", "--raw", "/readyz?verbose")
                + "`), then run again.";
    }

    private ClusterException refused(String action, Attempt attempt, ApiAnswer answer, String said) {
        return switch (answer.code()) {
            case 404 ->
                new ClusterException(
                        Kind.NOT_FOUND,
                        action + "it is not there (404 Not Found)" + said,
                        "See whether it, its namespace and its kind exist, then run again.");
            case 400, 422 ->
                attempt.isWrite()
                        ? new ClusterException(
                                Kind.INVALID,
                                action + "it does not accept the object (" + answer.code() + ")" + said,
                                "Correct the manifest; `"
                                        + route.kubectl()
                                                .with("apply", "--server-side", "--dry-run=server", "-f", "FILE")
                                        + "` checks it alone.")
                        : new ClusterException(
                                Kind.FAILED,
                                action + "it does not understand the request (" + answer.code() + ")" + said,
                                "See that the server's address in the kubeconfig is the API server's own (`" + version()
                                        + "`).");
            default -> new ClusterException(Kind.FAILED, action + "it answered " + answer.code() + said, again());
        };
    }

    /** Where a query may hold a secret, it is left out. */
    private static ClusterException redirected(String action, ApiAnswer answer) {
        String target = answer.location()
                .map(place -> " to " + firstLine(place.replaceFirst("[?#].*", "")))
                .orElse("");
        return new ClusterException(
                Kind.FAILED,
                action + "it redirects" + target + " (" + answer.code() + "), which no API server does",
                ADDRESS + "A web address of the platform, or one with http:// in place of https://, leads elsewhere.");
    }

    private boolean speaksTls(ApiAnswer answer) {
        String text = answer.body().toLowerCase(Locale.ROOT);
        return answer.code() == 400
                && server.startsWith("http://")
                && (text.contains("https server") || text.contains("https port") || text.contains("requires tls"));
    }

    private ClusterException unauthorized(String action, ApiAnswer answer) {
        Instant now = clock.instant();
        Instant theirs = answer.date().orElse(now);
        Duration apart = Duration.between(now, theirs);
        String clocks = apart.abs().compareTo(SKEW) > 0
                ? "; its clock says " + theirs + ", this machine's " + now.truncatedTo(ChronoUnit.SECONDS)
                : "";
        return new ClusterException(
                Kind.UNAUTHORIZED,
                action + "it does not accept the credentials (401 Unauthorized) of " + login.words(theirs) + clocks,
                (clocks.isEmpty() ? "" : "Set both clocks right (NTP): validity is judged by them. ")
                        + login.renewal(theirs) + " " + route.otherWay());
    }

    private static String said(ApiAnswer answer) {
        if (answer.isPage()) {
            return ", with a web page: something before the API server speaks for it";
        }
        return answer.status()
                .text("/message")
                .map(text -> ": " + firstLine(text))
                .orElse("");
    }

    /** Parts of the API are served by servers of their own, which may be down while the API server is there. */
    ClusterException unavailable(String kind, String groups) {
        return new ClusterException(
                Kind.BUSY,
                "Looking for the kind " + kind + " at the API server " + server
                        + ": it is not known whether it is served, for a part of the API could not be looked at: "
                        + groups,
                "See which service is not available (`" + route.kubectl().with("get", "apiservices")
                        + "`) and bring it back, then run again.");
    }

    /** A path that every API server has, and this one has not. */
    ClusterException unknown(Attempt attempt, String path) {
        return new ClusterException(
                Kind.FAILED,
                action(attempt) + "it knows no " + path + " (404 Not Found)",
                "Check the path in the server's address in the kubeconfig: most API servers need none. `" + version()
                        + "` shows a version where it is right. " + route.otherWay());
    }

    /** An answer that no API server gives. */
    ClusterException senseless(Attempt attempt, ApiAnswer answer) {
        return new ClusterException(
                Kind.FAILED,
                action(attempt) + "no Kubernetes API server answers there: "
                        + (answer.isPage() ? "a web page came" : "no object of its API came") + " (" + answer.code()
                        + ")",
                ADDRESS + "`" + version() + "` shows a version where it is right. " + route.otherWay());
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

    /** No answer at all. */
    ClusterException unanswered(Attempt attempt, Throwable failure) {
        Optional<String> refusedByProxy = proxy.flatMap(named -> NoAnswer.statusOfProxy(failure));
        if (refusedByProxy.isPresent()) {
            return stopped(action(attempt), refusedByProxy.get());
        }
        NoAnswer cause = NoAnswer.of(failure, login, clock.instant());
        return new ClusterException(
                cause.kind(),
                action(attempt)
                        + cause.words()
                        + proxy.map(named -> ", through the proxy " + named.name())
                                .orElse(""),
                cause.remedy() + " " + route.otherWay());
    }

    private String action(Attempt attempt) {
        return attempt.words() + " the API server " + server + ": ";
    }

    static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
