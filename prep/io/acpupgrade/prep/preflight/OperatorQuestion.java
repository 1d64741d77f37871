package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Stopwatch;
import io.acpupgrade.prep.platform.NamedShadow;
import io.acpupgrade.prep.platform.ShadowLookup;
import io.acpupgrade.prep.platform.Timestamp;
import io.acpupgrade.prep.preflight.OperatorAnswer.Freshness;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Asks the cluster version operator and waits for a result that is newer than the request. Newer is what differs from the
 * result that was there before and is later by the operator's own clock; the clock of this machine has no say in it.
 *
 * @param patience how long at the most
 * @param clock the time of day, for people
 * @param nanos a clock that nobody sets, by which the wait is measured
 */
public record OperatorQuestion(
        ShadowLookup shadows,
        Reevaluation reevaluation,
        Duration patience,
        Pause pause,
        InstantSource clock,
        LongSupplier nanos) {
    private static final Duration STEP = Duration.ofSeconds(2);

    /** How time goes by while there is nothing to do. */
    @FunctionalInterface
    public interface Pause {
        /** As in life. */
        Pause REAL = time -> Thread.sleep(time.toMillis());

        void last(Duration time) throws InterruptedException;
    }

    /** @param notes is told what is waited for */
    OperatorAnswer ask(NamedShadow before, Consumer<String> notes) throws ClusterException, InterruptedException {
        notes.accept(reevaluation.ask(before));
        Stopwatch waited = Stopwatch.startedBy(nanos);
        NamedShadow latest = before;
        while (!waited.hasRun(patience)) {
            pause.last(STEP);
            latest = shadows.read(before.name()).orElse(latest);
            if (isNewer(latest, before)) {
                return new OperatorAnswer(latest.said(), Freshness.FRESH);
            }
        }
        return new OperatorAnswer(latest.said(), Freshness.OLD);
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
        return shadow.said().status().preflight().map(found -> found.observedAt());
    }
}
