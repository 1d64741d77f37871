package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Stopwatch;
import io.acpupgrade.prep.platform.NamedShadow;
import io.acpupgrade.prep.platform.ShadowLookup;
import io.acpupgrade.prep.platform.Timestamp;
import io.acpupgrade.prep.preflight.OperatorResult.Freshness;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Asks the cluster version operator to evaluate again and polls for a newer result. A result is newer if its timestamp,
 * by the operator's own clock, is later than that of the previous result; this machine's clock is not compared.
 *
 * @param timeout how long to wait at most
 * @param clock the time of day, for display
 * @param ticker a monotonic clock in nanoseconds, which measures the wait
 */
public record OperatorPoller(
        ShadowLookup shadows,
        Reevaluation reevaluation,
        Duration timeout,
        Sleeper sleeper,
        InstantSource clock,
        LongSupplier ticker) {
    private static final Duration STEP = Duration.ofSeconds(2);

    /** Waits between two polls. */
    @FunctionalInterface
    public interface Sleeper {
        /** Sleeps for real. */
        Sleeper REAL = time -> Thread.sleep(time.toMillis());

        void sleep(Duration time) throws InterruptedException;
    }

    /**
     * Polls until there is a newer result; after the timeout it returns the old one.
     *
     * @param notes receives a line about what is being waited for
     */
    OperatorResult poll(NamedShadow before, Consumer<Message> notes) throws ClusterException, InterruptedException {
        notes.accept(reevaluation.request(before));
        Stopwatch waiting = Stopwatch.startedBy(ticker);
        NamedShadow latest = before;
        while (!waiting.hasRun(timeout)) {
            sleeper.sleep(STEP);
            latest = shadows.read(before.name()).orElse(latest);
            if (isNewer(latest, before)) {
                return new OperatorResult(latest.shadow(), Freshness.FRESH);
            }
        }
        return new OperatorResult(latest.shadow(), Freshness.OLD);
    }

    private static boolean isNewer(NamedShadow latest, NamedShadow before) {
        return observed(latest)
                .flatMap(Timestamp::instant)
                .filter(now -> observed(before)
                        .flatMap(Timestamp::instant)
                        .map(now::isAfter)
                        .orElse(true))
                .isPresent();
    }

    private static Optional<Timestamp> observed(NamedShadow shadow) {
        return shadow.shadow().status().preflight().map(found -> found.observedAt());
    }
}
