package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.prep.kubernetes.AccessHints;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.prep.kubernetes.ConflictException;
import io.acpupgrade.prep.kubernetes.FieldConflict;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns error responses and connection failures into exceptions with messages and remedies.
 *
 * @param login the login that was used
 * @param hints kubectl command and alternatives for remedies
 * @param proxy the proxy on the way, if any
 */
record ClusterErrors(
        String server, KubernetesLogin login, AccessHints hints, Optional<ApiProxy> proxy, InstantSource clock) {
    private static final int MAX_LINE_LENGTH = 300;
    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(2);
    private static final String CORRECT_ADDRESS = "Correct the server's address in the kubeconfig. ";

    /** The failure for an unsuccessful response. */
    ClusterException refused(ApiAction action, ApiResponse response) {
        String prefix = messagePrefix(action);
        if (response.isRedirect()) {
            return redirected(prefix, response);
        }
        if (speaksTls(response)) {
            return new ClusterException(
                    Kind.UNTRUSTED,
                    Message.text(prefix + "it speaks TLS at this port, and was addressed without"),
                    Message.text("Write https:// in place of http:// in the server's address in the kubeconfig."));
        }
        String serverMessage = serverMessage(response);
        return switch (response.code()) {
            case 401 -> unauthorized(prefix, response);
            case 403 ->
                new ClusterException(
                        Kind.FORBIDDEN,
                        Message.text(prefix + "the user may not (403 Forbidden)" + serverMessage),
                        Message.text("Ask for the right to " + action.right().description() + "; `"
                                + action.right().canICommand(hints.kubectl()) + "` tells when it is there. "
                                + hints.alternative().english()));
            case 407 -> blockedByProxy(prefix, "407");
            case 409 -> conflict(prefix, response.status(), serverMessage);
            case 429, 500, 502, 503, 504 ->
                new ClusterException(
                        Kind.BUSY,
                        Message.text(prefix + "it answered " + response.code() + serverMessage),
                        Message.text(retryAdvice()));
            default ->
                response.isHtml() ? notKubernetes(action, response) : refused(prefix, action, response, serverMessage);
        };
    }

    /** A proxy rejected the request. */
    private ClusterException blockedByProxy(String prefix, String status) {
        return new ClusterException(
                Kind.FAILED,
                Message.text(prefix
                        + proxy.map(named -> named.describeRefusal(status))
                                .orElse("a proxy before it does not let this through (" + status + ")")),
                Message.text(proxy.map(named -> named.remedy(status)).orElse(ApiProxy.REMEDY) + " "
                        + hints.alternative().english()));
    }

    private ShellCommand versionCommand() {
        return hints.kubectl().with("get", "--raw", "/version");
    }

    private String retryAdvice() {
        return "See how the API server is doing (`" + hints.kubectl().with("get", "--raw", "/readyz?verbose")
                + "`), then run again.";
    }

    private ClusterException refused(String prefix, ApiAction action, ApiResponse response, String serverMessage) {
        return switch (response.code()) {
            case 404 ->
                new ClusterException(
                        Kind.NOT_FOUND,
                        Message.text(prefix + "it is not there (404 Not Found)" + serverMessage),
                        Message.text("See whether it, its namespace and its kind exist, then run again."));
            case 400, 422 ->
                action.isWrite()
                        ? new ClusterException(
                                Kind.INVALID,
                                Message.text(prefix + "it does not accept the object (" + response.code() + ")"
                                        + serverMessage),
                                Message.text("Correct the manifest; `"
                                        + hints.kubectl()
                                                .with("apply", "--server-side", "--dry-run=server", "-f", "FILE")
                                        + "` checks it alone."))
                        : new ClusterException(
                                Kind.FAILED,
                                Message.text(prefix + "it does not understand the request (" + response.code() + ")"
                                        + serverMessage),
                                Message.text(
                                        "See that the server's address in the kubeconfig is the API server's own (`"
                                                + versionCommand() + "`)."));
            default ->
                new ClusterException(
                        Kind.FAILED,
                        Message.text(prefix + "it answered " + response.code() + serverMessage),
                        Message.text(retryAdvice()));
        };
    }

    /** Leaves out the query, which may hold a secret. */
    private static ClusterException redirected(String prefix, ApiResponse response) {
        String target = response.location()
                .map(namespace -> " to " + firstLine(namespace.replaceFirst("[?#].*", "")))
                .orElse("");
        return new ClusterException(
                Kind.FAILED,
                Message.text(prefix + "it redirects" + target + " (" + response.code() + "), which no API server does"),
                Message.text(CORRECT_ADDRESS
                        + "A web address of the platform, or one with http:// in place of https://, leads elsewhere."));
    }

    private boolean speaksTls(ApiResponse response) {
        String text = response.body().toLowerCase(Locale.ROOT);
        return response.code() == 400
                && server.startsWith("http://")
                && (text.contains("https server") || text.contains("https port") || text.contains("requires tls"));
    }

    private ClusterException unauthorized(String prefix, ApiResponse response) {
        Instant now = clock.instant();
        Instant serverTime = response.date().orElse(now);
        Duration skew = Duration.between(now, serverTime);
        String skewNote = skew.abs().compareTo(MAX_CLOCK_SKEW) > 0
                ? "; its clock says " + serverTime + ", this machine's " + now.truncatedTo(ChronoUnit.SECONDS)
                : "";
        return new ClusterException(
                Kind.UNAUTHORIZED,
                Message.text(prefix + "it does not accept the credentials (401 Unauthorized) of "
                        + login.describe(serverTime) + skewNote),
                Message.text((skewNote.isEmpty() ? "" : "Set both clocks right (NTP): validity is judged by them. ")
                        + login.renewalAdvice(serverTime) + " "
                        + hints.alternative().english()));
    }

    private static String serverMessage(ApiResponse response) {
        if (response.isHtml()) {
            return ", with a web page: something before the API server speaks for it";
        }
        return response.status()
                .text("/message")
                .map(text -> ": " + firstLine(text))
                .orElse("");
    }

    /** Some API groups are served by other servers (APIService), which may be down while the API server runs. */
    ClusterException unavailableGroups(String kind, String groups) {
        return new ClusterException(
                Kind.BUSY,
                Message.text("Looking for the kind " + kind + " at the API server " + server
                        + ": it is not known whether it is served, for a part of the API could not be looked at: "
                        + groups),
                Message.text("See which service is not available (`"
                        + hints.kubectl().with("get", "apiservices") + "`) and bring it back, then run again."));
    }

    /** The server lacks a path that every API server has. */
    ClusterException missingPath(ApiAction action, String path) {
        return new ClusterException(
                Kind.FAILED,
                Message.text(messagePrefix(action) + "it knows no " + path + " (404 Not Found)"),
                Message.text("Check the path in the server's address in the kubeconfig: most API servers need none. `"
                        + versionCommand() + "` shows a version where it is right. "
                        + hints.alternative().english()));
    }

    /** The response is not from a Kubernetes API server. */
    ClusterException notKubernetes(ApiAction action, ApiResponse response) {
        return new ClusterException(
                Kind.FAILED,
                Message.text(messagePrefix(action) + "no Kubernetes API server answers there: "
                        + (response.isHtml() ? "a web page came" : "no object of its API came") + " (" + response.code()
                        + ")"),
                Message.text(CORRECT_ADDRESS + "`" + versionCommand() + "` shows a version where it is right. "
                        + hints.alternative().english()));
    }

    private static ClusterException conflict(String prefix, FieldReader status, String serverMessage) {
        List<FieldConflict> conflicts = status.list("/details/causes").stream()
                .filter(cause -> cause.textOrEmpty("/reason").equals("FieldManagerConflict"))
                .map(cause -> new FieldConflict(cause.textOrEmpty("/field"), manager(cause.textOrEmpty("/message"))))
                .toList();
        return conflicts.isEmpty()
                ? new ClusterException(
                        Kind.CONFLICT,
                        Message.text(prefix + "it was changed or created meanwhile (409 Conflict)" + serverMessage),
                        Message.text("Run the same command again; it starts from what is there now."))
                : new ConflictException(
                        Message.text(prefix + "other managers own fields of it (409 Conflict)"),
                        Message.text(
                                "Give these fields up at the other manager, or take them over with --force-conflicts."),
                        conflicts);
    }

    /** Parses {@code conflict with "kubectl-edit" using apps/v1}. */
    private static String manager(String message) {
        int start = message.indexOf('"');
        int end = message.indexOf('"', start + 1);
        return start >= 0 && end > start ? message.substring(start + 1, end) : message;
    }

    /** The failure when no response came. */
    ClusterException noResponse(ApiAction action, Throwable failure) {
        Optional<String> refusedByProxy = proxy.flatMap(named -> ConnectionFailure.proxyStatus(failure));
        if (refusedByProxy.isPresent()) {
            return blockedByProxy(messagePrefix(action), refusedByProxy.get());
        }
        ConnectionFailure cause = ConnectionFailure.of(failure, login, clock.instant());
        return new ClusterException(
                cause.kind(),
                Message.text(messagePrefix(action)
                        + cause.description().english()
                        + proxy.map(named -> ", through the proxy " + named.name())
                                .orElse("")),
                Message.text(
                        cause.remedy().english() + " " + hints.alternative().english()));
    }

    private String messagePrefix(ApiAction action) {
        return action.description().english() + " the API server " + server + ": ";
    }

    static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > MAX_LINE_LENGTH ? line.substring(0, MAX_LINE_LENGTH) + "…" : line;
    }
}
