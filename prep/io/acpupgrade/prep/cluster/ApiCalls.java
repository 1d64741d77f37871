package io.acpupgrade.prep.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.InterruptedIOException;
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
    private static final int NOT_FOUND = 404;
    private static final int FIRST_REFUSAL = 400;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final String server;
    private final ClusterErrors errors;

    ApiCalls(HttpClient http, ClusterErrors errors) {
        this.http = http;
        this.server = errors.server();
        this.errors = errors;
    }

    /** The answer, or nothing where the server knows no such path. */
    Optional<JsonNode> get(Attempt attempt, String path) throws ClusterException {
        return get(attempt, path, JSON_TYPE);
    }

    Optional<JsonNode> get(Attempt attempt, String path, String accept) throws ClusterException {
        HttpResponse<String> answer =
                send(attempt, request(path).setHeader("Accept", accept).build());
        return answer.code() == NOT_FOUND ? Optional.empty() : Optional.of(parsed(attempt, answer));
    }

    String text(Attempt attempt, String path) throws ClusterException {
        HttpResponse<String> answer = send(attempt, request(path).build());
        if (answer.code() >= FIRST_REFUSAL) {
            throw errors.refused(attempt, answer.code(), new Fields(status(answer)));
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
        return parsed(
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

    private HttpResponse<String> send(Attempt attempt, HttpRequest request) throws ClusterException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, String.class);
        try {
            return answer.get(
                    KubernetesCluster.REQUEST_MILLIS + KubernetesCluster.CONNECT_MILLIS, TimeUnit.MILLISECONDS);
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

    private JsonNode parsed(Attempt attempt, HttpResponse<String> answer) throws ClusterException {
        if (answer.code() >= FIRST_REFUSAL) {
            throw errors.refused(attempt, answer.code(), new Fields(status(answer)));
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw errors.unanswered(attempt, e);
        }
    }

    /** A refusal comes as a Status object, except where something in between refuses. */
    private static JsonNode status(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
