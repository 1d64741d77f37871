package io.acpupgrade.prep.cluster;

import io.acpupgrade.prep.cluster.ClusterException.Kind;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Turns what fabric8 throws while an object is read into words of ours. */
record ClusterErrors(String server) {
    private static final String OTHER_CLUSTER = "Choose another cluster or user with --kubeconfig and --context.";
    private static final int LONGEST = 300;
    private static final int DEEPEST = 20;

    ClusterException reading(ApiObject object, KubernetesClientException failure) {
        String action = "Reading " + object + " from the API server " + server + ": ";
        return switch (failure.getCode()) {
            case 0 -> unanswered(action, causes(failure));
            case 401 ->
                new ClusterException(
                        Kind.UNAUTHORIZED,
                        action + "it does not accept these credentials (401 Unauthorized)",
                        "The token or certificate may have expired: log in again or renew it. " + OTHER_CLUSTER);
            case 403 ->
                new ClusterException(
                        Kind.FORBIDDEN,
                        action + "the user may not (403 Forbidden)" + answer(failure),
                        "Ask for the right to " + object.right() + "; `" + object.question()
                                + "` tells when it is there. " + OTHER_CLUSTER);
            default ->
                new ClusterException(
                        Kind.FAILED,
                        action + "it answered " + failure.getCode() + answer(failure),
                        "See how the API server is doing (`kubectl get --raw /readyz?verbose`), then run again.");
        };
    }

    private static ClusterException unanswered(String action, List<Throwable> causes) {
        Optional<String> trouble = causes.stream()
                .flatMap(cause -> trouble(cause).stream())
                // the deepest cause is the most exact
                .reduce((outer, inner) -> inner);
        return trouble.map(what -> new ClusterException(
                        Kind.UNREACHABLE,
                        action + what,
                        "Check that this machine reaches it, also through firewall and proxy. " + OTHER_CLUSTER))
                .orElseGet(() -> new ClusterException(
                        Kind.FAILED,
                        action + "its answer is none of a Kubernetes API server",
                        "Check the server's address in the kubeconfig. " + OTHER_CLUSTER));
    }

    private static Optional<String> trouble(Throwable cause) {
        if (cause instanceof UnresolvedAddressException) {
            return Optional.of("no such host");
        }
        if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
            return Optional.of("no answer in time");
        }
        if (cause instanceof SSLException) {
            return Optional.of("no trusted TLS connection (" + message(cause) + ")");
        }
        if (cause instanceof ConnectException) {
            return Optional.of("nothing accepts connections there");
        }
        return cause instanceof IOException
                ? Optional.of("the connection broke (" + message(cause) + ")")
                : Optional.empty();
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
    }

    private static String answer(KubernetesClientException failure) {
        return Optional.ofNullable(failure.getStatus())
                .map(Status::getMessage)
                .map(said -> ": " + firstLine(said))
                .orElse("");
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
