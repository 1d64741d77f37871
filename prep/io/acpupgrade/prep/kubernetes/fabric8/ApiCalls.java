package io.acpupgrade.prep.kubernetes.fabric8;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.prep.kubernetes.ApiListener;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Right;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Single requests to the API server, over the transport and with the login that fabric8 made of the kubeconfig. JSON goes
 * in and out as it is, so that fields which no model knows are neither lost nor added.
 */
final class ApiCalls {
    static final String JSON_TYPE = "application/json";
    private static final String APPLY_TYPE = "application/apply-patch+yaml";
    private static final String MERGE_TYPE = "application/merge-patch+json";

    private final HttpClient http;
    private final String server;
    private final ClusterErrors errors;
    private final ApiListener listener;
    private final Duration patience;

    ApiCalls(HttpClient http, ClusterErrors errors, ApiListener listener) {
        this(
                http,
                errors,
                listener,
                Duration.ofMillis(KubernetesCluster.REQUEST_MILLIS + KubernetesCluster.CONNECT_MILLIS));
    }

    private ApiCalls(HttpClient http, ClusterErrors errors, ApiListener listener, Duration patience) {
        this.patience = patience;
        this.http = http;
        this.server = errors.server();
        this.errors = errors;
        this.listener = listener;
    }

    /** Its address, for people. */
    String server() {
        return server;
    }

    /** The same, for someone who waits no longer than that, for a connection and an answer together. */
    ApiCalls within(Duration shorter) {
        return new ApiCalls(http, errors, listener, shorter);
    }

    /** The answer, or nothing where the server knows no such path. */
    Optional<JsonNode> get(Attempt attempt, String path) throws ClusterException {
        return get(attempt, path, JSON_TYPE);
    }

    Optional<JsonNode> get(Attempt attempt, String path, String accept) throws ClusterException {
        ApiAnswer answer =
                send(attempt, request(path).setHeader("Accept", accept).build());
        return answer.isAbsence() ? Optional.empty() : Optional.of(object(attempt, answer));
    }

    String text(Attempt attempt, String path) throws ClusterException {
        ApiAnswer answer = send(attempt, request(path).build());
        if (answer.isRefusal()) {
            throw refused(attempt, answer);
        }
        return answer.body();
    }

    JsonNode post(Attempt attempt, String path, JsonNode body) throws ClusterException {
        return write(attempt, "POST", path, JSON_TYPE, body);
    }

    JsonNode put(Attempt attempt, String path, JsonNode body) throws ClusterException {
        return write(attempt, "PUT", path, JSON_TYPE, body);
    }

    JsonNode merge(Attempt attempt, String path, JsonNode body) throws ClusterException {
        return write(attempt, "PATCH", path, MERGE_TYPE, body);
    }

    /** JSON is YAML, and so may be applied. */
    JsonNode apply(Attempt attempt, String path, JsonNode body) throws ClusterException {
        return write(attempt, "PATCH", path, APPLY_TYPE, body);
    }

    private JsonNode write(Attempt attempt, String method, String path, String type, JsonNode body)
            throws ClusterException {
        return object(
                attempt,
                send(
                        attempt,
                        request(path).method(method, type, body.toString()).build()));
    }

    private HttpRequest.Builder request(String path) {
        return http.newHttpRequestBuilder()
                .uri(server + path)
                .setHeader("Accept", JSON_TYPE)
                .timeout(KubernetesCluster.REQUEST_MILLIS, TimeUnit.MILLISECONDS);
    }

    private ApiAnswer send(Attempt attempt, HttpRequest request) throws ClusterException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, String.class);
        try {
            return ApiAnswer.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw errors.unanswered(attempt, new InterruptedIOException("interrupted"));
        } catch (ExecutionException e) {
            // fabric8's exception may hold the request with its credentials, so that only its words are passed on
            throw errors.unanswered(attempt, e.getCause() == null ? e : e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            answer.cancel(true);
            throw errors.unanswered(attempt, e);
        }
    }

    private ClusterException refused(Attempt attempt, ApiAnswer answer) {
        ClusterException failure = errors.refused(attempt, answer);
        if (failure.kind() == ClusterException.Kind.FORBIDDEN) {
            answer.refusedUser().ifPresent(listener::isTakenFor);
            listener.isRefused(attempt.right());
        }
        return failure;
    }

    /** What the API server says of a right without having been asked for what takes it. */
    void isRefused(Right right) {
        listener.isRefused(right);
    }

    /** A path that every API server has, and this one has not. */
    ClusterException unknown(Attempt attempt, String path) {
        return errors.unknown(attempt, path);
    }

    /** A kind of which nobody can say whether it is served. */
    ClusterException unavailable(String kind, String groups) {
        return errors.unavailable(kind, groups);
    }

    private JsonNode object(Attempt attempt, ApiAnswer answer) throws ClusterException {
        if (answer.isRefusal()) {
            throw refused(attempt, answer);
        }
        JsonNode object = answer.json();
        if (!answer.isObject()) {
            throw errors.senseless(attempt, answer);
        }
        return object;
    }
}
