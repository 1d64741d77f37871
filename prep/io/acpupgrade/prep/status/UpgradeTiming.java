package io.acpupgrade.prep.status;

import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.HistoryEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long an upgrade has taken, and may still take. No duration is negative, whatever the clocks say.
 *
 * @param elapsed empty where nothing says when it began
 * @param remaining reckoned from what is done; empty where nothing is, or nothing moves
 * @param longestBefore how long the longest upgrade of the past took, where one is on record
 */
public record UpgradeTiming(
        Optional<Duration> elapsed, Optional<Duration> remaining, Optional<Duration> longestBefore) {
    /** What an upgrade may take where none is on record. */
    private static final Duration DEFAULT_LIMIT = Duration.ofHours(2);

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
                // where a clock went back, an upgrade seems to have taken no time, which measures nothing
                .filter(time -> !time.isZero())
                .max(Comparator.naturalOrder());
        Optional<Duration> remaining = elapsed.flatMap(time -> completion
                .filter(so -> so.done() > 0 && !time.isZero())
                .map(so -> time.multipliedBy(so.running() + so.waiting()).dividedBy(so.done())));
        return new UpgradeTiming(elapsed, remaining, usual);
    }

    /** How long that upgrade took; empty where it is not over, or its times cannot be read. */
    public static Optional<Duration> duration(HistoryEntry entry) {
        return entry.started()
                .instant()
                .flatMap(start -> entry.completed().instant().map(end -> between(start, end)));
    }

    /** The same as far as it makes sense: no end can be told where nothing moves, and nothing lasts where nothing goes on. */
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
