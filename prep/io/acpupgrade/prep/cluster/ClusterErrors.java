package io.acpupgrade.prep.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Turns what fabric8 throws while an object is read into words of ours. */
record ClusterErrors(String server) {
    private static final String OTHER_CLUSTER = "Choose another cluster or user with --kubeconfig and --context.";
    private static final int LONGEST = 300;
    private static final int DEEPEST = 20;

    /** What may lie beneath fabric8's exception, the most telling first. */
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

    ClusterException reading(ApiObject object, KubernetesClientException failure) {
        String action = action(object);
        // fabric8 leaves the code below 1 where there was no answer or none that it could read
        return failure.getCode() < 1 ? unanswered(action, causes(failure)) : refused(action, object, failure);
    }

    ClusterException unreadable(ApiObject object, JsonProcessingException failure) {
        return unanswered(action(object), List.of(failure));
    }

    private String action(ApiObject object) {
        return "Reading " + object + " from the API server " + server + ": ";
    }

    private static ClusterException refused(String action, ApiObject object, KubernetesClientException failure) {
        return switch (failure.getCode()) {
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
        Optional<String> trouble =
                TROUBLES.stream().flatMap(known -> known.among(causes).stream()).findFirst();
        return new ClusterException(
                Kind.UNREACHABLE,
                action + trouble.orElse("it sent no answer"),
                "Check the server's address in the kubeconfig, and that this machine reaches it, also through firewall and"
                        + " proxy. " + OTHER_CLUSTER);
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
