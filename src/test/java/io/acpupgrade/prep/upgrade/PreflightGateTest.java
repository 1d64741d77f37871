package io.acpupgrade.prep.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.prep.preflight.CheckResult;
import io.acpupgrade.prep.preflight.Origin;
import io.acpupgrade.prep.preflight.PreflightResult;
import io.acpupgrade.prep.preflight.State;
import io.acpupgrade.prep.preflight.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A check is named for its state. */
class PreflightGateTest {
    private static PreflightGate gate(List<String> accepted, State... states) {
        List<CheckResult> checks = Stream.of(states)
                .map(state -> new CheckResult(
                        state.word(), "", Origin.LOCAL, new Verdict(state, "R", "M", List.of()), Optional.empty()))
                .toList();
        PreflightResult.Summary summary =
                new PreflightResult.Summary("global", "4.2.1", "4.3.0", "", Optional.empty(), Optional.empty());
        return new PreflightGate(new PreflightResult(summary, checks, List.of(), List.of()), accepted);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"PASSED", "SKIPPED", "NOT_APPLICABLE"})
    void opensForWhatDoesNotStandAgainstIt(State state) {
        PreflightGate gate = gate(List.of(), State.PASSED, state);
        assertThat(gate.isOpen()).isTrue();
        assertThat(gate.blockers()).isEmpty();
        assertThat(gate.unanswered()).isEmpty();
        assertThat(gate.overruled()).isEmpty();
    }

    @Test
    void staysClosedBeforeACheckThatFailed() {
        PreflightGate gate = gate(List.of(), State.PASSED, State.FAILED);
        assertThat(gate.isOpen()).isFalse();
        assertThat(gate.blockers()).extracting(CheckResult::name).containsExactly("Failed");
        assertThat(gate.unanswered()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"RETRY", "UNKNOWN"})
    void staysClosedBeforeACheckWithoutAnAnswer(State state) {
        PreflightGate gate = gate(List.of(), State.PASSED, state);
        assertThat(gate.isOpen()).isFalse();
        assertThat(gate.unanswered()).extracting(CheckResult::name).containsExactly(state.word());
        assertThat(gate.blockers()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"FAILED", "RETRY", "UNKNOWN"})
    void opensForACheckThatIsAcceptedByItsName(State state) {
        PreflightGate gate = gate(List.of(state.word()), State.PASSED, state);
        assertThat(gate.isOpen()).isTrue();
        assertThat(gate.overruled()).extracting(CheckResult::name).containsExactly(state.word());
        assertThat(gate.needless()).isEmpty();
    }

    @Test
    void wantsEachCheckNamed() {
        PreflightGate gate = gate(List.of("Failed"), State.FAILED, State.RETRY, State.UNKNOWN);
        assertThat(gate.isOpen()).isFalse();
        assertThat(gate.blockers()).isEmpty();
        assertThat(gate.unanswered()).extracting(CheckResult::name).containsExactly("Retry", "Unknown");
        assertThat(gate.overruled()).extracting(CheckResult::name).containsExactly("Failed");
    }

    @Test
    void tellsWhatWasAcceptedForNothing() {
        PreflightGate gate = gate(List.of("Failed", "Passed", "NoSuchCheck"), State.PASSED, State.FAILED);
        assertThat(gate.needless()).containsExactly("Passed", "NoSuchCheck");
    }

    @Test
    void doesNotTakeSilenceForAnAnswer() {
        PreflightGate gate = gate(List.of("Failed"));
        assertThat(gate.hasAnswers()).isFalse();
        assertThat(gate.isOpen()).isFalse();
        assertThat(gate(List.of(), State.PASSED).hasAnswers()).isTrue();
    }
}
