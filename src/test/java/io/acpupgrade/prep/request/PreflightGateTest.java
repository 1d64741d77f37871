package io.acpupgrade.prep.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.prep.preflight.CheckOrigin;
import io.acpupgrade.prep.preflight.CheckResult;
import io.acpupgrade.prep.preflight.CheckState;
import io.acpupgrade.prep.preflight.PreflightResult;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each check is named after its state. */
class PreflightGateTest {
    private static PreflightGate gate(List<String> accepted, CheckState... states) {
        List<CheckResult> checks = Stream.of(states)
                .map(state -> new CheckResult(
                        state.label(),
                        "",
                        CheckOrigin.LOCAL,
                        new Verdict(state, "R", Message.verbatim("M"), List.of()),
                        Optional.empty()))
                .toList();
        PreflightResult.Summary summary =
                new PreflightResult.Summary("global", "4.2.1", "4.3.0", "", Optional.empty(), Optional.empty());
        return new PreflightGate(new PreflightResult(summary, checks, List.of(), List.of()), accepted);
    }

    @ParameterizedTest
    @EnumSource(
            value = CheckState.class,
            names = {"PASSED", "SKIPPED", "NOT_APPLICABLE"})
    void opensForStatesThatDoNotBlock(CheckState state) {
        PreflightGate gate = gate(List.of(), CheckState.PASSED, state);
        assertThat(gate.isOpen()).isTrue();
        assertThat(gate.blockers()).isEmpty();
        assertThat(gate.unanswered()).isEmpty();
        assertThat(gate.overridden()).isEmpty();
    }

    @Test
    void staysClosedForAFailedCheck() {
        PreflightGate gate = gate(List.of(), CheckState.PASSED, CheckState.FAILED);
        assertThat(gate.isOpen()).isFalse();
        assertThat(gate.blockers()).extracting(CheckResult::name).containsExactly("Failed");
        assertThat(gate.unanswered()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = CheckState.class,
            names = {"RETRY", "UNKNOWN"})
    void staysClosedForAnOpenCheck(CheckState state) {
        PreflightGate gate = gate(List.of(), CheckState.PASSED, state);
        assertThat(gate.isOpen()).isFalse();
        assertThat(gate.unanswered()).extracting(CheckResult::name).containsExactly(state.label());
        assertThat(gate.blockers()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = CheckState.class,
            names = {"FAILED", "RETRY", "UNKNOWN"})
    void opensForAnAcceptedCheck(CheckState state) {
        PreflightGate gate = gate(List.of(state.label()), CheckState.PASSED, state);
        assertThat(gate.isOpen()).isTrue();
        assertThat(gate.overridden()).extracting(CheckResult::name).containsExactly(state.label());
        assertThat(gate.unused()).isEmpty();
    }

    @Test
    void requiresEachCheckToBeNamed() {
        PreflightGate gate = gate(List.of("Failed"), CheckState.FAILED, CheckState.RETRY, CheckState.UNKNOWN);
        assertThat(gate.isOpen()).isFalse();
        assertThat(gate.blockers()).isEmpty();
        assertThat(gate.unanswered()).extracting(CheckResult::name).containsExactly("Retry", "Unknown");
        assertThat(gate.overridden()).extracting(CheckResult::name).containsExactly("Failed");
    }

    @Test
    void listsUnusedNames() {
        PreflightGate gate = gate(List.of("Failed", "Passed", "NoSuchCheck"), CheckState.PASSED, CheckState.FAILED);
        assertThat(gate.unused()).containsExactly("Passed", "NoSuchCheck");
    }

    @Test
    void staysClosedWithoutResults() {
        PreflightGate gate = gate(List.of("Failed"));
        assertThat(gate.hasAnswers()).isFalse();
        assertThat(gate.isOpen()).isFalse();
        assertThat(gate(List.of(), CheckState.PASSED).hasAnswers()).isTrue();
    }
}
