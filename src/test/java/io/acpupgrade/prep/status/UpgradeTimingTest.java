package io.acpupgrade.prep.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The time is 9 o'clock; the upgrade to 4.3.0 began at 8. */
class UpgradeTimingTest {
    private static final String BEGUN = "{version: 4.3.0, startedTime: '2026-06-01T08:00:00Z'}";
    private static final Optional<Completion> HALF = Optional.of(new Completion(2, 1, 1));

    private static UpgradeTiming of(Optional<Completion> completion, String... history) {
        return UpgradeTiming.of(
                ShadowSamples.of(
                        "{desiredUpdate: {version: 4.3.0}}",
                        "{current: {version: 4.2.1}, history: [" + String.join(", ", history) + "]}"),
                completion,
                ShadowSamples.NOW);
    }

    private static String past(String version, String from, String to) {
        return "{version: %s, startedTime: '2026-05-01T%sZ', completionTime: '2026-05-01T%sZ'}"
                .formatted(version, from, to);
    }

    @Test
    void estimatesTheRemainingTimeFromTheCompletedShare() {
        assertThat(of(Optional.of(new Completion(3, 1, 1)), BEGUN))
                .isEqualTo(new UpgradeTiming(
                        Optional.of(Duration.ofHours(1)), Optional.of(Duration.ofMinutes(40)), Optional.empty()));
    }

    @Test
    void hasNoRemainingTimeIfAllIsDone() {
        assertThat(of(Optional.of(new Completion(5, 0, 0)), BEGUN).remaining()).contains(Duration.ZERO);
    }

    @Test
    void estimatesNothingBeforeTheFirstOperationIsDone() {
        assertThat(of(Optional.of(new Completion(0, 2, 3)), BEGUN).remaining()).isEmpty();
        assertThat(of(Optional.empty(), BEGUN).remaining()).isEmpty();
    }

    @Test
    void isUnknownWithoutAStartTime() {
        assertThat(of(HALF)).isEqualTo(new UpgradeTiming(Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(of(HALF, "{version: 4.3.0, startedTime: this morning}").elapsed())
                .isEmpty();
        assertThat(of(HALF, "{version: 4.3.0}").elapsed()).isEmpty();
    }

    @Test
    void findsItsOwnHistoryEntry() {
        assertThat(of(HALF, past("4.2.1", "08:00:00", "08:10:00"), BEGUN).elapsed())
                .contains(Duration.ofHours(1));
    }

    @Test
    void stopsAtTheCompletionTime() {
        String over = "{version: v4.3.0, startedTime: '2026-06-01T08:00:00Z', completionTime: '2026-06-01T08:20:00Z'}";
        assertThat(of(HALF, over).elapsed()).contains(Duration.ofMinutes(20));
    }

    @Test
    void isNeverNegativeIfTheClustersClockIsAhead() {
        // Given
        String future = "{version: 4.3.0, startedTime: '2026-06-01T09:10:00Z'}";

        // When
        UpgradeTiming pace = of(HALF, future);

        // Then
        assertThat(pace.elapsed()).contains(Duration.ZERO);
        assertThat(pace.remaining()).isEmpty();
        assertThat(pace.isSlow()).isFalse();
    }

    @Test
    void comparesWithTheLongestPastUpgrade() {
        assertThat(of(HALF, BEGUN, past("4.2.1", "08:00:00", "08:10:00"), past("4.2.0", "08:00:00", "08:50:00"))
                        .longestBefore())
                .contains(Duration.ofMinutes(50));
    }

    @Test
    void ignoresTheCurrentAndIncompleteUpgrades() {
        assertThat(of(
                                HALF,
                                past("4.3.0", "08:00:00", "09:00:00"),
                                "{version: 4.2.1, startedTime: '2026-05-01T08:00:00Z'}")
                        .longestBefore())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"08:29:59, true", "08:30:00, false", "08:40:00, false"})
    void isSlowAfterTwiceTheLongestPastUpgrade(String end, boolean slow) {
        assertThat(of(HALF, BEGUN, past("4.2.1", "08:00:00", end)).isSlow()).isEqualTo(slow);
    }

    @ParameterizedTest
    @CsvSource({"07:00:00, false", "06:59:59, true"})
    void isSlowAfterTwoHoursWithoutHistory(String start, boolean slow) {
        String begun = "{version: 4.3.0, startedTime: '2026-06-01T" + start + "Z'}";
        assertThat(of(HALF, begun).isSlow()).isEqualTo(slow);
    }

    @Test
    void ignoresAnUpgradeWithAClockSetBack() {
        UpgradeTiming pace = of(HALF, BEGUN, past("4.2.1", "08:00:00", "07:00:00"));
        assertThat(pace.longestBefore()).isEmpty();
        assertThat(pace.isSlow()).isFalse();
    }

    @Test
    void estimatesNothingWithoutProgress() {
        UpgradeTiming pace = of(HALF, BEGUN);
        assertThat(pace.during(Assessment.PROGRESSING)).isEqualTo(pace);
        assertThat(pace.during(Assessment.PROGRESSING_SLOWLY)).isEqualTo(pace);
        assertThat(pace.during(Assessment.STALLED))
                .isEqualTo(new UpgradeTiming(pace.elapsed(), Optional.empty(), pace.longestBefore()));
        assertThat(pace.during(Assessment.COMPLETED).elapsed()).contains(Duration.ofHours(1));
        assertThat(pace.during(Assessment.IDLE))
                .isEqualTo(new UpgradeTiming(Optional.empty(), Optional.empty(), pace.longestBefore()));
    }
}
