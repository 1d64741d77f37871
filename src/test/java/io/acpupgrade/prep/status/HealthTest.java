package io.acpupgrade.prep.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.prep.status.HealthIssue.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthTest {
    private static List<HealthIssue> of(String status) {
        return ShadowSamples.status("{}", "{" + status + "}").health();
    }

    private static HealthIssue only(String status) {
        List<HealthIssue> issues = of(status);
        assertThat(issues).hasSize(1);
        return issues.get(0);
    }

    @Test
    void showsSinceWhenAndWhyAnUpgradeIsStalled() {
        HealthIssue issue = only("conditions: [{type: Stalled, status: 'True', reason: R, message: M,"
                + " lastTransitionTime: '2026-06-01T08:00:00Z'}]");
        assertThat(issue.since().instant()).contains(Instant.parse("2026-06-01T08:00:00Z"));
        assertThat(issue.level()).isEqualTo(Level.ERROR);
        assertThat(issue.impact().english()).isEqualTo("Upgrade stalled");
        assertThat(issue.message().english()).isEqualTo("R: M");
        assertThat(issue.remedy().english())
                .contains("kubectl logs -n cpaas-system deployment/cluster-version-operator");
    }

    @ParameterizedTest
    @CsvSource({"ModulePluginConfigNotReady, M", "R, ModulePluginConfig x is not Ready", "'', modulepluginconfig"})
    void advisesOnAMissingPackage(String reason, String message) {
        assertThat(only("conditions: [{type: Stalled, status: 'True', reason: '%s', message: '%s'}]"
                                .formatted(reason, message))
                        .remedy()
                        .english())
                .startsWith("Push the package of that plugin for the target version (violet push FILE)");
    }

    @ParameterizedTest
    @CsvSource({"'', '', no message from the operator", "R, '', R: no message from the operator", "'', M, M"})
    void combinesReasonAndMessage(String reason, String message, String said) {
        assertThat(only("conditions: [{type: Degraded, status: 'True', reason: '%s', message: '%s'}]"
                                .formatted(reason, message))
                        .message()
                        .english())
                .isEqualTo(said);
    }

    @Test
    void warnsIfTheClusterIsNotUpgradeable() {
        HealthIssue issue = only("conditions: [{type: Upgradeable, status: 'False', reason: R, message: M}]");
        assertThat(issue.level()).isEqualTo(Level.WARNING);
        assertThat(issue.impact().english()).isEqualTo("Not upgradeable");
        assertThat(issue.message().english()).isEqualTo("R: M");
        assertThat(issue.remedy().english()).isEmpty();
    }

    @Test
    void showsUnknownConditionsUnchanged() {
        HealthIssue issue =
                only("conditions: [{type: Paused, status: 'True', message: M}, {type: Odd, status: 'False'}]");
        assertThat(issue.level()).isEqualTo(Level.INFO);
        assertThat(issue.impact().english()).isEqualTo("Paused");
        assertThat(issue.message().english()).isEqualTo("M");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: Ready, status: 'True'}",
                "{type: PreflightReady, status: 'True'}",
                "{type: Reconciling, status: 'True'}",
                "{type: Upgradeable, status: 'True'}",
                "{type: Upgradeable, status: Unknown}",
                "{type: Stalled, status: 'False'}",
                "{type: Ready, status: 'False'}"
            })
    void findsNoIssueInHealthyConditions(String condition) {
        assertThat(of("conditions: [" + condition + "]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Failed, ERROR, Preflight failed, true",
        "failed, ERROR, Preflight failed, true",
        "Retry, WARNING, Preflight open, false",
        "Deferred, WARNING, Preflight Deferred, false",
        "'', WARNING, Preflight without a state, false"
    })
    void namesChecksThatDidNotPass(String state, Level level, String impact, boolean remedied) {
        HealthIssue issue = only("preflight: {observedAt: '2026-06-01T08:00:00Z', checks:"
                + " [{name: Good, state: passed}, {name: N, state: '" + state + "', reason: R, message: M}]}");
        assertThat(issue.level()).isEqualTo(level);
        assertThat(issue.impact().english()).isEqualTo(impact);
        assertThat(issue.message().english()).isEqualTo("N (R): M");
        assertThat(issue.since().text()).isEqualTo("2026-06-01T08:00:00Z");
        assertThat(issue.remedy().english().contains("bash /core/upgrade.sh --preflight --cluster global"))
                .isEqualTo(remedied);
    }

    @Test
    void namesACheckWithoutReasonAndMessage() {
        assertThat(only("preflight: {checks: [{name: N, state: Failed}]}")
                        .message()
                        .english())
                .isEqualTo("N");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preflight: {}", "preflight: {checks: []}", "preflight: {checks: null}"})
    void ignoresAMissingList(String preflight) {
        assertThat(of(preflight)).isEmpty();
    }

    @Test
    void sortsTheWorstFirst() {
        assertThat(of("conditions: [{type: Paused, status: 'True'}, {type: Upgradeable, status: 'False'},"
                        + " {type: Stalled, status: 'True'}], preflight: {checks: [{name: A, state: Retry},"
                        + " {name: B, state: Failed}]}"))
                .extracting(it -> it.impact().english())
                .containsExactly("Upgrade stalled", "Preflight failed", "Not upgradeable", "Preflight open", "Paused");
    }

    @Test
    void listsSomeUnstableModulesAndCountsTheRest() {
        // Given
        UnstableModule module =
                new UnstableModule("logcenter", "Processing", "v4.2.1", "v4.3.0", HealthIssue.UNKNOWN_TIME, List.of());
        UnstableModules survey = new UnstableModules(List.of(module), 5, Optional.empty());

        // When
        List<HealthIssue> issues = new Health(ShadowSamples.of("{}", "{}"), survey, ShadowSamples.COMMANDS).issues();

        // Then
        assertThat(issues)
                .extracting(it -> it.message().english())
                .containsExactly("logcenter: Processing, v4.2.1 → v4.3.0", "and 4 more");
        assertThat(issues.get(1).remedy().english()).isEqualTo("See: `kubectl get moduleinfo`");
    }
}
