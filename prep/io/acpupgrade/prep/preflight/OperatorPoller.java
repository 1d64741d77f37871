package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Stopwatch;
import io.acpupgrade.prep.platform.NamedShadow;
import io.acpupgrade.prep.platform.ShadowLookup;
import io.acpupgrade.prep.platform.Timestamp;
import io.acpupgrade.prep.preflight.OperatorResult.Freshness;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Asks the cluster version operator and waits for a result that is newer than the request. Newer is what differs from the
 * result that was there before and is later by the operator's own clock; the clock of this machine has no say in it.
 *
 * @param timeout how long at the most
 * @param clock the time of day, for people
 * @param ticker a clock that nobody sets, by which the wait is measured
 */
public record OperatorPoller(
        ShadowLookup shadows,
        Reevaluation reevaluation,
        Duration timeout,
        Sleeper sleeper,
        InstantSource clock,
        LongSupplier ticker) {
    private static final Duration STEP = Duration.ofSeconds(2);

    /** How time goes by while there is nothing to do. */
    @FunctionalInterface
    public interface Sleeper {
        /** As in life. */
        Sleeper REAL = time -> Thread.sleep(time.toMillis());

        void sleep(Duration time) throws InterruptedException;
    }

    /** @param notes is told what is waited for */
    OperatorResult poll(NamedShadow before, Consumer<String> notes) throws ClusterException, InterruptedException {
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
