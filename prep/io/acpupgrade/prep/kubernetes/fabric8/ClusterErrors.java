package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.prep.kubernetes.AccessHints;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.prep.kubernetes.ConflictException;
import io.acpupgrade.prep.kubernetes.FieldConflict;
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

    /** The failure for an unsuccessful response. */
    ClusterException refused(ApiAction action, ApiResponse response) {
        if (response.isRedirect()) {
            return redirected(action, response);
        }
        if (speaksTls(response)) {
            return failed(
                    Kind.UNTRUSTED, action, Message.of("fabric8.tls-expected"), Message.of("fabric8.write-https"));
        }
        return switch (response.code()) {
            case 401 -> unauthorized(action, response);
            case 403 -> response.isObject() ? forbidden(action, response) : blockedByProxy(action, "403");
            case 407 -> blockedByProxy(action, "407");
            case 409 -> conflict(action, response);
            case 429, 500, 502, 503, 504 -> answered(Kind.BUSY, action, response);
            default -> response.isHtml() ? notKubernetes(action, response) : rejected(action, response);
        };
    }

    private ClusterException failed(Kind kind, ApiAction action, Message what, Message remedy) {
        return new ClusterException(kind, during(action, what), remedy);
    }

    private Message during(ApiAction action, Message what) {
        return Message.of("during", action.at(server), what);
    }

    private Message withAlternative(Message remedy) {
        return Message.sentences(remedy, hints.alternative());
    }

    private ClusterException forbidden(ApiAction action, ApiResponse response) {
        return failed(
                Kind.FORBIDDEN,
                action,
                withServerMessage(Message.of("fabric8.forbidden"), response),
                withAlternative(Message.of(
                        "fabric8.ask-for-right",
                        action.right().description(),
                        action.right().canICommand(hints.kubectl()))));
    }

    /** A proxy rejected the request; an API server would have said so with an object of its API. */
    private ClusterException blockedByProxy(ApiAction action, String status) {
        return failed(
                Kind.FAILED,
                action,
                proxy.map(named -> named.describeRefusal(status))
                        .orElseGet(() -> Message.of("fabric8.unknown-proxy-refuses", status)),
                withAlternative(proxy.map(named -> named.remedy(status)).orElse(ApiProxy.REMEDY)));
    }

    private ShellCommand versionCommand() {
        return hints.kubectl().with("get", "--raw", "/version");
    }

    private ClusterException answered(Kind kind, ApiAction action, ApiResponse response) {
        return failed(
                kind,
                action,
                withServerMessage(Message.of("fabric8.answered", response.code()), response),
                Message.of("fabric8.check-server", hints.kubectl().with("get", "--raw", "/readyz?verbose")));
    }

    private ClusterException rejected(ApiAction action, ApiResponse response) {
        return switch (response.code()) {
            case 404 ->
                failed(
                        Kind.NOT_FOUND,
                        action,
                        withServerMessage(Message.of("fabric8.not-found"), response),
                        Message.of("fabric8.check-existence"));
            case 400, 422 -> action.isWrite() ? invalid(action, response) : misunderstood(action, response);
            default -> answered(Kind.FAILED, action, response);
        };
    }

    private ClusterException invalid(ApiAction action, ApiResponse response) {
        return failed(
                Kind.INVALID,
                action,
                withServerMessage(Message.of("fabric8.object-rejected", response.code()), response),
                Message.of(
                        "fabric8.correct-manifest",
                        hints.kubectl().with("apply", "--server-side", "--dry-run=server", "-f", "FILE")));
    }

    private ClusterException misunderstood(ApiAction action, ApiResponse response) {
        return failed(
                Kind.FAILED,
                action,
                withServerMessage(Message.of("fabric8.request-not-understood", response.code()), response),
                Message.of("fabric8.check-address-by", versionCommand()));
    }

    /** Leaves out the query, which may hold a secret. */
    private ClusterException redirected(ApiAction action, ApiResponse response) {
        return failed(
                Kind.FAILED,
                action,
                response.location()
                        .map(target -> Message.of(
                                "fabric8.redirected-to", firstLine(target.replaceFirst("[?#].*", "")), response.code()))
                        .orElseGet(() -> Message.of("fabric8.redirected", response.code())),
                Message.of("fabric8.correct-redirected-address"));
    }

    private boolean speaksTls(ApiResponse response) {
        String text = response.body().toLowerCase(Locale.ROOT);
        return response.code() == 400
                && server.startsWith("http://")
                && (text.contains("https server") || text.contains("https port") || text.contains("requires tls"));
    }

    private ClusterException unauthorized(ApiAction action, ApiResponse response) {
        Instant now = clock.instant();
        Instant serverTime = response.date().orElse(now);
        boolean isSkewed = Duration.between(now, serverTime).abs().compareTo(MAX_CLOCK_SKEW) > 0;
        Message refused = Message.of("fabric8.unauthorized", login.describe(serverTime));
        return failed(
                Kind.UNAUTHORIZED,
                action,
                isSkewed
                        ? Message.of("fabric8.clocks-differ", refused, serverTime, now.truncatedTo(ChronoUnit.SECONDS))
                        : refused,
                Message.sentences(
                        isSkewed ? Message.of("fabric8.set-clocks") : Message.NONE,
                        login.renewalAdvice(serverTime),
                        hints.alternative()));
    }

    private static Message withServerMessage(Message what, ApiResponse response) {
        if (response.isHtml()) {
            return Message.of("fabric8.with-web-page", what);
        }
        return response.status()
                .text("/message")
                .map(text -> Message.of("during", what, firstLine(text)))
                .orElse(what);
    }

    /** Some API groups are served by other servers (APIService), which may be down while the API server runs. */
    ClusterException unavailableGroups(String kind, List<Message> groups) {
        return new ClusterException(
                Kind.BUSY,
                Message.of("fabric8.groups-unavailable", kind, server, groups),
                Message.of("fabric8.restore-service", hints.kubectl().with("get", "apiservices")));
    }

    /** The server lacks a path that every API server has. */
    ClusterException missingPath(ApiAction action, String path) {
        return failed(
                Kind.FAILED,
                action,
                Message.of("fabric8.path-not-served", path),
                withAlternative(Message.of("fabric8.check-path", versionCommand())));
    }

    /** The response is not from a Kubernetes API server. */
    ClusterException notKubernetes(ApiAction action, ApiResponse response) {
        return failed(
                Kind.FAILED,
                action,
                response.isHtml()
                        ? Message.of("fabric8.web-page", response.code())
                        : Message.of("fabric8.no-api-object", response.code()),
                withAlternative(Message.of("fabric8.correct-address", versionCommand())));
    }

    private ClusterException conflict(ApiAction action, ApiResponse response) {
        List<FieldConflict> conflicts = response.status().list("/details/causes").stream()
                .filter(cause -> cause.textOrEmpty("/reason").equals("FieldManagerConflict"))
                .map(cause -> new FieldConflict(cause.textOrEmpty("/field"), manager(cause.textOrEmpty("/message"))))
                .toList();
        return conflicts.isEmpty()
                ? failed(
                        Kind.CONFLICT,
                        action,
                        withServerMessage(Message.of("fabric8.changed-meanwhile"), response),
                        Message.of("fabric8.run-again"))
                : new ConflictException(
                        during(action, Message.of("fabric8.other-managers")),
                        Message.of("fabric8.give-up-fields"),
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
            return blockedByProxy(action, refusedByProxy.get());
        }
        ConnectionFailure cause = ConnectionFailure.of(failure, login, clock.instant());
        return failed(
                cause.kind(),
                action,
                proxy.map(named -> Message.of("fabric8.through-proxy", cause.description(), named.name()))
                        .orElse(cause.description()),
                withAlternative(cause.remedy()));
    }

    static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > MAX_LINE_LENGTH ? line.substring(0, MAX_LINE_LENGTH) + "…" : line;
    }
}
