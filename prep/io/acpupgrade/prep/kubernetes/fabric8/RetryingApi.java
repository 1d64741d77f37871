package io.acpupgrade.prep.kubernetes.fabric8;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.prep.kubernetes.ApiListener;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.LogRequest;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.Page;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.Right;
import io.acpupgrade.prep.kubernetes.Selection;
import io.acpupgrade.prep.kubernetes.Watch;
import io.acpupgrade.prep.kubernetes.WriteGuard;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.ExhaustedError;
import io.acpupgrade.problem.Side;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.CheckedSupplier;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An API server that is asked again when it was away or busy, as in a restart, which takes about a minute. One that has
 * not answered yet is asked a few times only: a person who mistyped an address should not wait. Each call may be repeated:
 * what a lost answer did already is found as it is.
 */
final class RetryingApi implements KubernetesApi {
    private static final int ATTEMPTS = 9;
    private static final int FIRST_CONTACTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final KubernetesApi api;
    private final Retry retry;
    private final AtomicInteger firstContacts = new AtomicInteger();
    private final ApiListener listener;
    private volatile boolean hasAnswered;

    /** What is asked, which may fail as the API does. */
    @FunctionalInterface
    private interface Call<T> {
        T ask() throws ClusterException;
    }

    RetryingApi(KubernetesApi api, ApiListener listener) {
        this.api = api;
        this.listener = listener;
        this.retry = Retry.of(
                "api-server",
                RetryConfig.custom()
                        .maxAttempts(ATTEMPTS)
                        .intervalFunction(
                                IntervalFunction.ofExponentialRandomBackoff(FIRST_PAUSE, 2, 0.2, LONGEST_PAUSE))
                        .retryOnException(failure -> failure instanceof ClusterException told && mayPass(told))
                        .build());
        retry.getEventPublisher()
                .onRetry(event -> listener.hears(Optional.ofNullable(event.getLastThrowable())
                                .map(Throwable::getMessage)
                                .orElse("no answer")
                        + "; trying again in "
                        + Math.max(1, event.getWaitInterval().toSeconds()) + " s"));
    }

    private boolean mayPass(ClusterException failure) {
        // who says to be busy is there
        hasAnswered = hasAnswered || failure.kind() == ClusterException.Kind.BUSY;
        return failure.isTemporary()
                && !Thread.currentThread().isInterrupted()
                && (hasAnswered || firstContacts.incrementAndGet() < FIRST_CONTACTS);
    }

    private <T> T patiently(Call<T> call) throws ClusterException {
        try {
            T answer = retry.executeCheckedSupplier(
                    (CheckedSupplier<T>) () -> ExhaustedError.onSide(Side.CLUSTER, call::ask));
            hasAnswered = true;
            return answer;
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
        return patiently(() -> api.type(apiVersion, kind));
    }

    @Override
    public List<ResourceType> types(String kind) throws ClusterException {
        return patiently(() -> api.types(kind));
    }

    @Override
    public Optional<ResourceType> typeIn(String group, String kind) throws ClusterException {
        return patiently(() -> api.typeIn(group, kind));
    }

    @Override
    public Optional<KubernetesObject> read(ObjectName name) throws ClusterException {
        return patiently(() -> api.read(name));
    }

    @Override
    public Page page(Selection selection, String start) throws ClusterException {
        return patiently(() -> api.page(selection, start));
    }

    @Override
    public KubernetesObject apply(KubernetesObject wanted, Conflicts conflicts, Write write) throws ClusterException {
        return patiently(() -> api.apply(wanted, conflicts, write));
    }

    @Override
    public KubernetesObject create(KubernetesObject wanted) throws ClusterException {
        return patiently(() -> api.create(wanted));
    }

    @Override
    public KubernetesObject replace(KubernetesObject wanted) throws ClusterException {
        return patiently(() -> api.replace(wanted));
    }

    @Override
    public KubernetesObject merge(ObjectName name, JsonNode patch) throws ClusterException {
        return patiently(() -> api.merge(name, patch));
    }

    @Override
    public boolean allows(Right right) throws ClusterException {
        return patiently(() -> api.allows(right));
    }

    @Override
    public List<String> log(LogRequest request) throws ClusterException {
        return api.log(request);
    }

    @Override
    public Watch watch(Selection selection) throws ClusterException {
        return patiently(() -> api.watch(selection));
    }

    /** The guard stands behind the patience, and so before each attempt. */
    @Override
    public KubernetesApi guardedBy(WriteGuard guard) {
        return new RetryingApi(api.guardedBy(guard), listener);
    }

    @Override
    public KubernetesApi impatient() {
        return api;
    }

    @Override
    public KubernetesApi impatient(Duration answer) {
        return api.impatient(answer);
    }

    @Override
    public int calls() {
        return api.calls();
    }
}
