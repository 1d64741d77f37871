package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.problem.Message;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A cache that loads each key once, also for concurrent callers; failures are cached too. */
public final class LoadOnceCache<K, V> {
    private final ConcurrentMap<K, FutureTask<V>> answers = new ConcurrentHashMap<>();

    /** The cached value; the first caller loads it and all others wait for that. */
    public V get(K key, Callable<V> source) throws ClusterException {
        FutureTask<V> load = new FutureTask<>(source);
        FutureTask<V> earlier = answers.putIfAbsent(key, load);
        if (earlier == null) {
            load.run();
        }
        try {
            return (earlier == null ? load : earlier).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException(
                    ClusterException.Kind.UNREACHABLE,
                    Message.of("preflight.interrupted", String.valueOf(key)),
                    Message.of("preflight.run-again"));
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static ClusterException failure(ExecutionException failed) {
        if (failed.getCause() instanceof ClusterException failure) {
            return failure;
        }
        throw failed.getCause() instanceof RuntimeException defect ? defect : new IllegalStateException(failed);
    }
}
