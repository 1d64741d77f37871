package io.acpupgrade.prep.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.prep.status.HealthIssue.Level;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnstableModuleTest {
    private static Optional<UnstableModule> of(String spec, String status) {
        return UnstableModule.of(
                ShadowSamples.object("{metadata: {name: global-1, labels: {cpaas.io/module-name: logcenter}},"
                        + " spec: {" + spec + "}, status: {" + status + "}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phase: Running, version: v4.3.0",
                "phase: Running, version: 4.3.0",
                "phase: Running, version: v4.3.0, appReleases: [{name: a, failed: false}], blockReasons: []"
            })
    void isStableInTheDesiredVersion(String status) {
        assertThat(of("version: v4.3.0", status)).isEmpty();
    }

    @Test
    void isStableWithoutADesiredVersion() {
        assertThat(of("", "phase: Running, version: v4.3.0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phase: Processing, version: v4.3.0",
                "phase: Running, version: v4.2.1",
                "phase: Running",
                "version: v4.3.0",
                "phase: Running, version: v4.3.0, appReleases: [{name: a, failed: true}]",
                "phase: Running, version: v4.3.0, blockReasons: [no licence]"
            })
    void isUnstableIfAnythingDiffers(String status) {
        assertThat(of("version: v4.3.0", status)).isPresent();
    }

    @Test
    void showsTheTransitionOfAnUpgradingModule() {
        HealthIssue issue = of("version: v4.3.0", "phase: Processing, version: v4.2.1")
                .orElseThrow()
                .healthIssue(ShadowSamples.COMMANDS.kubectl());
        assertThat(issue.level()).isEqualTo(Level.INFO);
        assertThat(issue.impact().english()).isEqualTo("Module not stable");
        assertThat(issue.message().english()).isEqualTo("logcenter: Processing, v4.2.1 → v4.3.0");
        assertThat(issue.remedy().english()).isEmpty();
        assertThat(issue.since()).isEqualTo(HealthIssue.UNKNOWN_TIME);
    }

    @Test
    void showsFailedReleasesAndBlockReasons() {
        // When
        HealthIssue issue = of("version: v4.3.0", """
                        version: v4.3.0, appReleases: [{name: a, failed: true}, {name: b, failed: false}],
                        blockReasons: [no licence],
                        conditions: [{lastTransitionTime: '2026-06-01T08:20:00Z'}, {lastTransitionTime: '2026-06-01T08:10:00Z'}]
                        """).orElseThrow().healthIssue(ShadowSamples.COMMANDS.kubectl());

        // Then
        assertThat(issue.level()).isEqualTo(Level.WARNING);
        assertThat(issue.message().english())
                .isEqualTo("logcenter: no phase yet, v4.3.0; release a failed; no licence");
        assertThat(issue.remedy().english())
                .isEqualTo("See: `kubectl get moduleinfo -l cpaas.io/module-name=logcenter -o yaml`");
        assertThat(issue.since().instant()).contains(Instant.parse("2026-06-01T08:20:00Z"));
        assertThat(issue.since().text()).isEqualTo("2026-06-01T08:20:00Z");
    }

    @Test
    void usesItsObjectNameWithoutALabel() {
        UnstableModule module = UnstableModule.of(ShadowSamples.object("{metadata: {name: global-1}}"))
                .orElseThrow();
        assertThat(module.name()).isEqualTo("global-1");
    }
}
