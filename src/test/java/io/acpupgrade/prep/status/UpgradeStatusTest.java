package io.acpupgrade.prep.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeStatusTest {
    private static final String REQUESTED = "{desiredUpdate: {version: 4.3.0}}";

    @Test
    void hasOriginAndTarget() {
        UpgradeStatus status = ShadowSamples.status(REQUESTED, "{current: 4.2.1, preflight: {}}");
        assertThat(status.cluster()).isEqualTo("global");
        assertThat(status.origin()).contains("4.2.1");
        assertThat(status.target()).contains("4.3.0");
        assertThat(status.observedAt()).isEqualTo(ShadowSamples.NOW);
    }

    @Test
    void keepsItsOriginAfterCompletion() {
        UpgradeStatus status = ShadowSamples.status(
                REQUESTED, "{current: v4.3.0, history: [{version: v4.3.0}, {version: 4.2.1}, {version: 4.1.0}]}");
        assertThat(status.assessment()).isEqualTo(Assessment.COMPLETED);
        assertThat(status.origin()).contains("4.2.1");
        assertThat(status.target()).contains("4.3.0");
    }

    @Test
    void hasNoTargetWithoutARequest() {
        UpgradeStatus status = ShadowSamples.status(
                "{}", "{current: 4.2.1, desired: 4.2.1, history: [{version: 4.2.1}, {version: 4.1.0}]}");
        assertThat(status.target()).isEmpty();
        assertThat(status.origin()).contains("4.2.1");
        assertThat(status.timing().elapsed()).isEmpty();
    }

    @Test
    void usesTheOperatorsDesiredVersionWithoutARequest() {
        UpgradeStatus status =
                ShadowSamples.status("{}", "{current: 4.2.1, desired: {version: 4.3.0}, stages: [{phase: Running}]}");
        assertThat(status.assessment()).isEqualTo(Assessment.PROGRESSING);
        assertThat(status.target()).contains("4.3.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "nonsense", "[]", "{stages: 3, history: x, conditions: {}, preflight: []}"})
    void isUnknownWithoutData(String nothing) {
        // When
        UpgradeStatus status = ShadowSamples.status("{}", nothing);

        // Then
        assertThat(status.assessment()).isEqualTo(Assessment.UNKNOWN);
        assertThat(status.completion()).isEmpty();
        assertThat(status.health()).isEmpty();
        assertThat(Message.english(status.notes())).isEmpty();
        assertThat(status.timing()).isEqualTo(new UpgradeTiming(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "history: [{version: 4.3.0, startedTime: '2026-06-01T09:00:30Z'}]   | 30",
                "history: [{version: 4.2.1, completionTime: '2026-06-01T09:01:00Z'}] | 60",
                "preflight: {observedAt: '2026-06-01T17:00:05+08:00'}                | 5",
                "conditions: [{type: Ready, status: 'True', lastTransitionTime: '2026-06-01T09:00:03Z'}] | 3",
                "preflight: {observedAt: '2026-06-01T09:00:05Z'}, history: [{startedTime: '2026-06-01T09:00:09Z'}] | 9"
            })
    void notesThatTheClocksDiffer(String status, int seconds) {
        assertThat(Message.english(ShadowSamples.status(REQUESTED, "{current: 4.2.1, " + status + "}")
                        .notes()))
                .containsExactly("The cluster's clock is ahead of this machine's by at least " + seconds
                        + " s: durations are not exact");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-01T09:00:02Z", "2026-06-01T09:00:00Z", "2020-01-01T00:00:00Z", "tomorrow", ""})
    void toleratesSmallClockDifferences(String time) {
        assertThat(Message.english(
                        ShadowSamples.status(REQUESTED, "{current: 4.2.1, preflight: {observedAt: '" + time + "'}}")
                                .notes()))
                .isEmpty();
    }

    @Test
    void notesWhyModulesAreUnknown() {
        UnstableModules survey = new UnstableModules(
                List.of(), 0, Optional.of("Listing them is forbidden.").map(Message::verbatim));
        UpgradeStatus status = UpgradeStatus.of(
                ShadowSamples.of("{}", "{current: 4.2.1}"), survey, ShadowSamples.NOW, ShadowSamples.COMMANDS);
        assertThat(Message.english(status.notes()))
                .containsExactly("Modules are not known. Listing them is forbidden.");
    }

    @Test
    void hasNoRemainingTimeWhileStalled() {
        // Given
        String begun = "current: 4.2.1, stages: [{phase: Finished}, {phase: Running}],"
                + " history: [{version: 4.3.0, startedTime: '2026-06-01T08:30:00Z'}]";

        // When
        UpgradeStatus moving = ShadowSamples.status(REQUESTED, "{" + begun + "}");
        UpgradeStatus stalled =
                ShadowSamples.status(REQUESTED, "{" + begun + ", conditions: [{type: Stalled, status: 'True'}]}");

        // Then
        assertThat(moving.timing().remaining()).contains(Duration.ofMinutes(30));
        assertThat(stalled.timing().remaining()).isEmpty();
        assertThat(stalled.timing().elapsed()).contains(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @CsvSource({
        "IDLE, Idle, false, false",
        "PREFLIGHT_BLOCKED, Preflight blocked, false, true",
        "PROGRESSING, Progressing, true, false",
        "PROGRESSING_SLOWLY, Progressing slowly, true, false",
        "STALLED, Stalled, false, true",
        "COMPLETED, Completed, false, false",
        "UNKNOWN, Unknown, false, false"
    })
    void hasALabelForEachAssessment(Assessment assessment, String word, boolean moving, boolean stuck) {
        assertThat(assessment.label().english()).isEqualTo(word);
        assertThat(assessment.isMoving()).isEqualTo(moving);
        assertThat(assessment.isStuck()).isEqualTo(stuck);
    }
}
