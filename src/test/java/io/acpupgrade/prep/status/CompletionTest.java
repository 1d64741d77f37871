package io.acpupgrade.prep.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.prep.platform.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    private static Completion of(String stages) {
        return Completion.of(ShadowSamples.of("{}", "{stages: " + stages + "}")
                        .status()
                        .stages())
                .orElseThrow();
    }

    @Test
    void countsOperations() {
        // When
        Completion so = of("""
                [{phase: Finished, operations: [{phase: Finished}, {phase: Finished}]},
                 {phase: Running, operations: [{phase: Running}, {phase: Pending}, {phase: Pending}]}]
                """);

        // Then
        assertThat(so).isEqualTo(new Completion(2, 1, 2));
        assertThat(so.total()).isEqualTo(5);
        assertThat(so.percent()).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{phase: Finished}", "{phase: Finished, operations: []}"})
    void countsAStageWithoutOperationsAsOne(String stage) {
        assertThat(of("[" + stage + ", {phase: running}]")).isEqualTo(new Completion(1, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Finished", "finished", "Completed", "Succeeded", "SUCCESS"})
    void recognizesTheDonePhases(String phase) {
        assertThat(of("[{phase: " + phase + "}]").percent()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hibernating", "''", "Failed", "Pending"})
    void countsUnknownPhasesAsWaiting(String phase) {
        assertThat(of("[{phase: " + phase + "}]")).isEqualTo(new Completion(0, 0, 1));
    }

    @Test
    void countsWithinOneStage() {
        Stage stage = ShadowSamples.of(
                        "{}", "{stages: [{operations: [{phase: Finished}, {phase: Odd}]}, {phase: Running}]}")
                .status()
                .stages()
                .orElseThrow()
                .get(0);
        assertThat(Completion.of(stage)).isEqualTo(new Completion(1, 0, 1));
    }

    @Test
    void is100PercentOnlyIfAllAreDone() {
        assertThat(new Completion(199, 1, 0).percent()).isEqualTo(99);
        assertThat(new Completion(199, 0, 1).percent()).isEqualTo(99);
        assertThat(new Completion(200, 0, 0).percent()).isEqualTo(100);
        assertThat(new Completion(0, 0, 0).percent()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{stages: null}", "{stages: []}", "{stages: soon}"})
    void isEmptyBeforeExecution(String status) {
        assertThat(Completion.of(ShadowSamples.of("{}", status).status().stages()))
                .isEmpty();
    }
}
