package io.acpupgrade.prep.status;

import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.HistoryEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The elapsed and the estimated remaining time of an upgrade. No duration is negative, even if clocks differ.
 *
 * @param elapsed empty if its start is not known
 * @param remaining estimated from the completed share; empty if that is nothing, or if there is no progress
 * @param longestBefore the duration of the longest past upgrade, if there is one in the history
 */
public record UpgradeTiming(
        Optional<Duration> elapsed, Optional<Duration> remaining, Optional<Duration> longestBefore) {
    /** The expected duration if the history has no past upgrade. */
    static final Duration DEFAULT_LIMIT = Duration.ofHours(2);

    static UpgradeTiming of(ClusterVersionShadow shadow, Optional<Completion> completion, Instant now) {
        List<HistoryEntry> history = shadow.status().history().orElse(List.of());
        Optional<HistoryEntry> present = VersionTransition.of(shadow)
                .target()
                .flatMap(target -> history.stream()
                        .filter(entry -> VersionTransition.same(entry.version(), target))
                        .findFirst());
        Optional<Duration> elapsed = present.flatMap(entry -> entry.started()
                .instant()
                .map(start -> between(start, entry.completed().instant().orElse(now))));
        Optional<Duration> usual = history.stream()
                .filter(entry -> !present.equals(Optional.of(entry)))
                .flatMap(entry -> duration(entry).stream())
                // an upgrade of zero duration is the effect of a clock that was set back
                .filter(time -> !time.isZero())
                .max(Comparator.naturalOrder());
        Optional<Duration> remaining = elapsed.flatMap(time -> completion
                .filter(so -> so.done() > 0 && !time.isZero())
                .map(so -> time.multipliedBy(so.running() + so.waiting()).dividedBy(so.done())));
        return new UpgradeTiming(elapsed, remaining, usual);
    }

    /** The duration of a past upgrade; empty if it is not completed or its times cannot be parsed. */
    public static Optional<Duration> duration(HistoryEntry entry) {
        return entry.started()
                .instant()
                .flatMap(start -> entry.completed().instant().map(end -> between(start, end)));
    }

    /** The values that make sense in this state: none without an upgrade, and no remaining time without progress. */
    UpgradeTiming during(Assessment assessment) {
        if (assessment == Assessment.IDLE) {
            return new UpgradeTiming(Optional.empty(), Optional.empty(), longestBefore);
        }
        return assessment.isMoving() ? this : new UpgradeTiming(elapsed, Optional.empty(), longestBefore);
    }

    boolean isSlow() {
        Duration limit = longestBefore.map(time -> time.multipliedBy(2)).orElse(DEFAULT_LIMIT);
        return elapsed.map(time -> time.compareTo(limit) > 0).orElse(false);
    }

    static Duration between(Instant start, Instant end) {
        return end.isBefore(start) ? Duration.ZERO : Duration.between(start, end);
    }
}
