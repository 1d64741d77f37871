package io.acpupgrade.prep.kubernetes.fabric8;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.prep.kubernetes.ApiListener;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Right;
import io.acpupgrade.problem.Message;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Sends single requests to the API server, with fabric8's HTTP client and login. JSON is passed through unchanged, so
 * that fields without a model are neither lost nor added.
 */
final class ApiClient {
    static final String JSON_TYPE = "application/json";
    private static final String APPLY_TYPE = "application/apply-patch+yaml";
    private static final String MERGE_TYPE = "application/merge-patch+json";

    private final HttpClient http;
    private final String server;
    private final ClusterErrors errors;
    private final ApiListener listener;
    private final Duration timeout;

    ApiClient(HttpClient http, ClusterErrors errors, ApiListener listener) {
        this(
                http,
                errors,
                listener,
                Duration.ofMillis(KubernetesCluster.REQUEST_MILLIS + KubernetesCluster.CONNECT_MILLIS));
    }

    private ApiClient(HttpClient http, ClusterErrors errors, ApiListener listener, Duration timeout) {
        this.timeout = timeout;
        this.http = http;
        this.server = errors.server();
        this.errors = errors;
        this.listener = listener;
    }

    /** The API server's URL. */
    String server() {
        return server;
    }

    /** This client with another timeout, for connection and response together. */
    ApiClient withTimeout(Duration timeout) {
        return new ApiClient(http, errors, listener, timeout);
    }

    /** The response; empty on 404. */
    Optional<JsonNode> get(ApiAction action, String path) throws ClusterException {
        return get(action, path, JSON_TYPE);
    }

    Optional<JsonNode> get(ApiAction action, String path, String accept) throws ClusterException {
        ApiResponse response =
                send(action, request(path).setHeader("Accept", accept).build());
        return response.isNotFound() ? Optional.empty() : Optional.of(object(action, response));
    }

    String text(ApiAction action, String path) throws ClusterException {
        ApiResponse response = send(action, request(path).build());
        if (response.isUnsuccessful()) {
            throw refused(action, response);
        }
        return response.body();
    }

    JsonNode post(ApiAction action, String path, JsonNode body) throws ClusterException {
        return write(action, "POST", path, JSON_TYPE, body);
    }

    JsonNode put(ApiAction action, String path, JsonNode body) throws ClusterException {
        return write(action, "PUT", path, JSON_TYPE, body);
    }

    JsonNode merge(ApiAction action, String path, JsonNode body) throws ClusterException {
        return write(action, "PATCH", path, MERGE_TYPE, body);
    }

    /** JSON is YAML, and so may be applied. */
    JsonNode apply(ApiAction action, String path, JsonNode body) throws ClusterException {
        return write(action, "PATCH", path, APPLY_TYPE, body);
    }

    private JsonNode write(ApiAction action, String method, String path, String type, JsonNode body)
            throws ClusterException {
        return object(
                action,
                send(action, request(path).method(method, type, body.toString()).build()));
    }

    private HttpRequest.Builder request(String path) {
        return http.newHttpRequestBuilder()
                .uri(server + path)
                .setHeader("Accept", JSON_TYPE)
                .timeout(KubernetesCluster.REQUEST_MILLIS, TimeUnit.MILLISECONDS);
    }

    private ApiResponse send(ApiAction action, HttpRequest request) throws ClusterException {
        CompletableFuture<HttpResponse<String>> response = http.sendAsync(request, String.class);
        try {
            return ApiResponse.of(response.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw errors.noResponse(action, new InterruptedIOException("interrupted"));
        } catch (ExecutionException e) {
            // fabric8's exception may contain the request with its credentials: pass on only its message
            throw errors.noResponse(action, e.getCause() == null ? e : e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            response.cancel(true);
            throw errors.noResponse(action, e);
        }
    }

    private ClusterException refused(ApiAction action, ApiResponse response) {
        ClusterException failure = errors.refused(action, response);
        if (failure.kind() == ClusterException.Kind.FORBIDDEN) {
            response.forbiddenUser().ifPresent(listener::onUser);
            listener.onForbidden(action.right());
        }
        return failure;
    }

    /** Reports a right that the API server denied in an access review. */
    void reportForbidden(Right right) {
        listener.onForbidden(right);
    }

    /** A path that every API server has, and this one has not. */
    ClusterException missingPath(ApiAction action, String path) {
        return errors.missingPath(action, path);
    }

    /** The failure where it is unknown whether a kind is served. */
    ClusterException unavailableGroups(String kind, List<Message> groups) {
        return errors.unavailableGroups(kind, groups);
    }

    private JsonNode object(ApiAction action, ApiResponse response) throws ClusterException {
        if (response.isUnsuccessful()) {
            throw refused(action, response);
        }
        JsonNode object = response.json();
        if (!response.isObject()) {
            throw errors.notKubernetes(action, response);
        }
        return object;
    }
}
