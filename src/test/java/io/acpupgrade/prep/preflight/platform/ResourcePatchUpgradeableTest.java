package io.acpupgrade.prep.preflight.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.InMemoryApi;
import io.acpupgrade.prep.preflight.CheckState;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.ShellCommand;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("any-jdk")
class ResourcePatchUpgradeableTest {
    private static final String CHECK = "ResourcePatchUpgradeable";
    private static final String PATCH = """
            apiVersion: operator.alauda.io/v1alpha1
            kind: ResourcePatch
            metadata: {name: %s, annotations: {config.cpaas.io/exempt-for-ver: "%s"}}
            spec:
              release: cpaas-system/base
              target: {apiVersion: apps/v1, kind: Deployment, name: web, namespace: cpaas-system}
            """;

    @Test
    void failsForEachPatchWithoutExemption() throws Exception {
        // Given
        InMemoryApi cluster = InMemoryApi.of(
                PATCH.formatted("rp-a", "4.3.0"), PATCH.formatted("rp-b", "4.2.0"), PATCH.formatted("rp-c", ""));

        // When
        Verdict verdict = CheckRunner.verdict(CHECK, cluster);

        // Then
        assertThat(verdict.state()).isEqualTo(CheckState.FAILED);
        assertThat(verdict.reason()).isEqualTo("UnexemptResourcePatches");
        assertThat(verdict.message().english())
                .isEqualTo("2 of 3 ResourcePatches are not exempt for 4.3.0: rp-b, rp-c");
        assertThat(verdict.advice()).hasSize(2);
        assertThat(verdict.advice().get(0).commands())
                .map(ShellCommand::toString)
                .containsExactly("kubectl annotate resourcepatches.operator.alauda.io/rp-b"
                        + " config.cpaas.io/exempt-for-ver=4.3.0 --overwrite");
        assertThat(verdict.advice().get(0).text().english())
                .contains("Deployment cpaas-system/web", "release cpaas-system/base");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.3.0", "v4.3.0", " 4.3.0 "})
    void passesWhereAllAreExempt(String version) throws Exception {
        assertThat(CheckRunner.verdict(CHECK, InMemoryApi.of(PATCH.formatted("rp-a", version)))
                        .state())
                .isEqualTo(CheckState.PASSED);
    }

    @Test
    void isNotApplicableWhereThereAreNoPatchesAtAll() throws Exception {
        assertThat(CheckRunner.verdict(CHECK, InMemoryApi.of()).state()).isEqualTo(CheckState.NOT_APPLICABLE);
    }

    @Test
    void namesOnlySomeOfThousandsButAdvisesOnAll() throws Exception {
        // Given
        InMemoryApi cluster = InMemoryApi.of();
        for (int i = 0; i < 3000; i++) {
            cluster.with(PATCH.formatted("rp-" + i, ""));
        }

        // When
        Verdict verdict = CheckRunner.verdict(CHECK, cluster);

        // Then
        assertThat(verdict.message().english()).endsWith("rp-0, rp-1, rp-2, rp-3, rp-4 and 2995 more");
        assertThat(verdict.advice()).hasSize(3000);
    }
}
