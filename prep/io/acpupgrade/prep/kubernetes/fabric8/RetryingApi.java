package io.acpupgrade.prep.kubernetes.fabric8;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.prep.kubernetes.ApiListener;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ListPage;
import io.acpupgrade.prep.kubernetes.LogRequest;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.Right;
import io.acpupgrade.prep.kubernetes.Watch;
import io.acpupgrade.prep.kubernetes.WriteGuard;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.ExhaustedError;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Side;
import io.github.resilience4j.core.functions.CheckedSupplier;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Retries calls while the API server is down or busy; a restart takes about a minute. Before its first response only a
 * few attempts are made, so that a mistyped address fails fast. Every call may be repeated: what a lost response
 * already did is found as it is.
 */
final class RetryingApi implements KubernetesApi {
    private final KubernetesApi api;
    private final RetryPolicy policy;
    private final Retry retry;
    private final AtomicInteger initialAttempts = new AtomicInteger();
    private final ApiListener listener;
    private volatile boolean hasAnswered;

    /** A call to the API. */
    @FunctionalInterface
    private interface Call<T> {
        T execute() throws ClusterException;
    }

    RetryingApi(KubernetesApi api, RetryPolicy policy, ApiListener listener) {
        this.api = api;
        this.policy = policy;
        this.listener = listener;
        this.retry = Retry.of(
                "api-server",
                RetryConfig.custom()
                        .maxAttempts(policy.attempts())
                        .intervalFunction(policy.pauses())
                        .retryOnException(failure ->
                                failure instanceof ClusterException clusterFailure && shouldRetry(clusterFailure))
                        .build());
        retry.getEventPublisher()
                .onRetry(event -> listener.onNotice(Message.of(
                        "fabric8.trying-again",
                        Optional.ofNullable(event.getLastThrowable())
                                .map(failure -> Message.of(failure))
                                .orElse(Message.of("fabric8.no-answer")),
                        Math.max(1, event.getWaitInterval().toSeconds()))));
    }

    private boolean shouldRetry(ClusterException failure) {
        // a server that reports being busy is there
        hasAnswered = hasAnswered || failure.kind() == ClusterException.Kind.BUSY;
        return failure.isTemporary()
                && !Thread.currentThread().isInterrupted()
                && (hasAnswered || initialAttempts.incrementAndGet() < policy.initialAttempts());
    }

    private <T> T withRetries(Call<T> call) throws ClusterException {
        try {
            T result = retry.executeCheckedSupplier(
                    (CheckedSupplier<T>) () -> ExhaustedError.onSide(Side.CLUSTER, call::execute));
            hasAnswered = true;
            return result;
        } catch (ClusterException e) {
            hasAnswered = hasAnswered || !e.isTemporary();
            throw e;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a call to the API fails only as declared", e);
        }
    }

    @Override
    public ShellCommand kubectl() {
        return api.kubectl();
    }

    @Override
    public Optional<ResourceType> type(String apiVersion, String kind) throws ClusterException {
        return withRetries(() -> api.type(apiVersion, kind));
    }

    @Override
    public List<ResourceType> types(String kind) throws ClusterException {
        return withRetries(() -> api.types(kind));
    }

    @Override
    public Optional<ResourceType> typeIn(String group, String kind) throws ClusterException {
        return withRetries(() -> api.typeIn(group, kind));
    }

    @Override
    public Optional<KubernetesObject> read(ObjectName name) throws ClusterException {
        return withRetries(() -> api.read(name));
    }

    @Override
    public ListPage page(ObjectSelector selector, String continueToken) throws ClusterException {
        return withRetries(() -> api.page(selector, continueToken));
    }

    @Override
    public KubernetesObject apply(KubernetesObject wanted, Conflicts conflicts, Write write) throws ClusterException {
        return withRetries(() -> api.apply(wanted, conflicts, write));
    }

    @Override
    public KubernetesObject create(KubernetesObject wanted) throws ClusterException {
        return withRetries(() -> api.create(wanted));
    }

    @Override
    public KubernetesObject replace(KubernetesObject wanted) throws ClusterException {
        return withRetries(() -> api.replace(wanted));
    }

    @Override
    public KubernetesObject merge(ObjectName name, JsonNode patch) throws ClusterException {
        return withRetries(() -> api.merge(name, patch));
    }

    @Override
    public boolean allows(Right right) throws ClusterException {
        return withRetries(() -> api.allows(right));
    }

    @Override
    public List<String> log(LogRequest request) throws ClusterException {
        return api.log(request);
    }

    @Override
    public Watch watch(ObjectSelector selector) throws ClusterException {
        return withRetries(() -> api.watch(selector));
    }

    /** The guard is inside the retries, and so is asked before each attempt. */
    @Override
    public KubernetesApi guardedBy(WriteGuard guard) {
        return new RetryingApi(api.guardedBy(guard), policy, listener);
    }

    @Override
    public KubernetesApi withoutRetries() {
        return api;
    }

    @Override
    public KubernetesApi withoutRetries(Duration timeout) {
        return api.withoutRetries(timeout);
    }

    @Override
    public int requestCount() {
        return api.requestCount();
    }
}
