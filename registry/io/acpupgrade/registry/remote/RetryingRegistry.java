package io.acpupgrade.registry.remote;

import io.acpupgrade.problem.ExhaustedError;
import io.acpupgrade.problem.Side;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.remote.http.TimeoutPolicy;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Retries temporary failures, a whole blob or manifest at a time, and honours the pauses that the registry asks for. No
 * other class retries.
 */
public final class RetryingRegistry implements Registry, Closeable {
    private static final double GROWTH = 2;
    private static final double JITTER = 0.3;

    private final Registry registry;
    /**
     * How many server errors a read may get: a registry whose disk was full returns 500 permanently for partly written
     * content, which is then pushed again.
     */
    private static final int SERVER_ERRORS_PER_READ = 4;

    /** How often an interrupted download that made progress starts over with a full number of attempts. */
    private static final int MAX_ROUNDS = 16;

    private final Throttle throttle;
    private final Retry retry;
    private final Retry firstContact;

    /** Receives every failed attempt that will be retried. */
    @FunctionalInterface
    public interface Listener {
        void retrying(RegistryException failure, int attempt, Duration pause);
    }

    /** @param width the maximum number of concurrent requests */
    public RetryingRegistry(Registry registry, TimeoutPolicy timeouts, int width, Listener listener) {
        this.registry = registry;
        this.throttle = new Throttle(width);
        this.retry = retry("registry", timeouts, listener);
        this.firstContact = retry("first-contact", timeouts, listener);
    }

    private static Retry retry(String name, TimeoutPolicy timeouts, Listener listener) {
        IntervalFunction backoff = IntervalFunction.ofExponentialRandomBackoff(
                timeouts.firstPause(), GROWTH, JITTER, timeouts.longestPause());
        boolean first = name.equals("first-contact");
        Retry retry = Retry.of(
                name,
                RetryConfig.custom()
                        .maxAttempts(timeouts.attempts())
                        .intervalBiFunction((attempt, outcome) -> outcome.isLeft()
                                ? pause(outcome.getLeft(), backoff.apply(attempt))
                                : backoff.apply(attempt))
                        .retryOnException(failure -> isTemporary(failure)
                                && !(first && ((RegistryException) failure).kind() == Kind.UNREACHABLE))
                        .build());
        retry.getEventPublisher().onRetry(event -> {
            if (event.getLastThrowable() instanceof RegistryException failure) {
                listener.retrying(failure, event.getNumberOfRetryAttempts(), event.getWaitInterval());
            }
        });
        return retry;
    }

    private static boolean isTemporary(Throwable failure) {
        return failure instanceof RegistryException refusal && refusal.kind().isTemporary();
    }

    private static long pause(Throwable failure, long backoff) {
        return failure instanceof RegistryException refusal
                ? refusal.retryAfter()
                        .map(asked -> Math.max(asked.toMillis(), backoff))
                        .orElse(backoff)
                : backoff;
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws IOException;
    }

    private <T> T withRetries(Retry policy, Call<T> call) throws IOException {
        return withRetries(policy, Integer.MAX_VALUE, call);
    }

    /**
     * Pauses happen here and not in resilience4j, so that {@link #close} ends them.
     *
     * @param failures the maximum number of server errors (500 and the like)
     */
    private <T> T withRetries(Retry policy, int failures, Call<T> call) throws IOException {
        Retry.AsyncContext<T> attempts = policy.asyncContext();
        int failed = 0;
        while (true) {
            try {
                T result = throttled(call);
                attempts.onComplete();
                return result;
            } catch (IOException e) {
                failed += e instanceof RegistryException refusal && refusal.kind() == Kind.FAILED ? 1 : 0;
                long pause = attempts.onError(e);
                if (pause < 0 || failed >= failures) {
                    throw e;
                }
                throttle.pause(Duration.ofMillis(pause));
            }
        }
    }

    private <T> T throttled(Call<T> call) throws IOException {
        throttle.enter();
        try {
            T result = ExhaustedError.onSide(Side.REGISTRY, call::run);
            throttle.succeeded();
            return result;
        } catch (RegistryException e) {
            if (e.kind() == Kind.THROTTLED) {
                throttle.narrow(e);
            }
            throw e;
        } finally {
            throttle.exit();
        }
    }

    @Override
    public String name() {
        return registry.name();
    }

    @Override
    public void ping() throws IOException {
        withRetries(firstContact, () -> {
            registry.ping();
            return true;
        });
    }

    @Override
    public void requireOpen() throws IOException {
        registry.requireOpen();
    }

    @Override
    public OptionalLong blobSize(Repository repository, Digest blob) throws IOException {
        return withRetries(retry, SERVER_ERRORS_PER_READ, () -> registry.blobSize(repository, blob));
    }

    /** A download that makes progress each time is retried often, but not forever. */
    @Override
    public boolean pull(Repository repository, Descriptor blob, Receiver receiver) throws IOException {
        for (int round = 1; ; round++) {
            long before = receiver.position();
            try {
                return withRetries(retry, SERVER_ERRORS_PER_READ, () -> registry.pull(repository, blob, receiver));
            } catch (RegistryException e) {
                boolean further = receiver.position() > before;
                if (e.kind() != Kind.FAILED || !further || round >= MAX_ROUNDS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public Optional<Manifest> manifest(Reference reference) throws IOException {
        return withRetries(retry, SERVER_ERRORS_PER_READ, () -> registry.manifest(reference));
    }

    @Override
    public PushOutcome push(Repository repository, Descriptor blob, Optional<Repository> from, Body body)
            throws IOException {
        return withRetries(retry, () -> registry.push(repository, blob, from, body));
    }

    @Override
    public Descriptor push(Repository repository, MediaType type, Body body) throws IOException {
        return withRetries(retry, () -> registry.push(repository, type, body));
    }

    @Override
    public void probePush(Repository repository) throws IOException {
        withRetries(retry, SERVER_ERRORS_PER_READ, () -> {
            registry.probePush(repository);
            return true;
        });
    }

    @Override
    public boolean listsReferrers(Repository repository, Digest subject) throws IOException {
        return withRetries(retry, () -> registry.listsReferrers(repository, subject));
    }

    @Override
    public void push(Reference reference, Manifest manifest) throws IOException {
        withRetries(retry, () -> {
            registry.push(reference, manifest);
            return true;
        });
    }

    /** Ends all pauses permanently; the wrapped registry is closed by its owner. */
    @Override
    public void close() {
        throttle.close();
    }
}
