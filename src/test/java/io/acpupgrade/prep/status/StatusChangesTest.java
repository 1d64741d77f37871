package io.acpupgrade.prep.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatusChangesTest {
    private static final String REQUESTED = "{desiredUpdate: {version: 4.3.0}}";

    private static List<String> between(String before, String after) {
        return new StatusChanges(
                        ShadowSamples.status(REQUESTED, "{current: 4.2.1, " + before + "}"),
                        ShadowSamples.status(REQUESTED, "{current: 4.2.1, " + after + "}"))
                .lines().stream()
                        .map(line -> line.heading() + " | " + line.text())
                        .toList();
    }

    @Test
    void areEmptyIfNothingChanged() {
        String same = "stages: [{name: a, phase: Running}], preflight: {checks: [{name: N, state: Retry}]}";
        assertThat(between(same, same)).isEmpty();
    }

    @Test
    void ignoreANewTimestampOfAnIssue() {
        String check = "checks: [{name: N, state: Retry}]}";
        assertThat(between(
                        "preflight: {observedAt: '2026-06-01T08:00:00Z', " + check,
                        "preflight: {observedAt: '2026-06-01T08:10:00Z', " + check))
                .isEmpty();
    }

    @Test
    void includeTheAssessment() {
        assertThat(between("preflight: {}", "preflight: {}, conditions: [{type: Stalled, status: 'True', reason: R}]"))
                .containsExactly("Now | Stalled: R", "Error | R: no message from the operator");
    }

    @Test
    void includeStagesAndTotalProgress() {
        assertThat(between(
                        "stages: [{name: a, phase: Running}, {name: b, phase: Pending}]",
                        "stages: [{name: a, phase: Finished}, {name: b, phase: Pending}, {name: c, phase: Odd}]"))
                .containsExactly("Stage | a: Finished", "Stage | c: Odd", "Progress | 33 % (1 of 3 operations)");
    }

    @Test
    void omitProgressWithoutStages() {
        assertThat(between("stages: [{name: a, phase: Running}], preflight: {}", "preflight: {}"))
                .isEmpty();
    }

    @Test
    void includeClearedAndWorsenedIssues() {
        assertThat(between(
                        "preflight: {checks: [{name: A, state: Retry}, {name: B, state: Retry}]}",
                        "preflight: {checks: [{name: A, state: Passed}, {name: B, state: Failed}]}"))
                .containsExactly(
                        "Now | Preflight blocked: a preflight check does not allow it", "Error | B", "Cleared | A");
    }
}
