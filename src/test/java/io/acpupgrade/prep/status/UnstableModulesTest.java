package io.acpupgrade.prep.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.InMemoryApi;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.problem.Message;
import org.junit.jupiter.api.Test;

class UnstableModulesTest {
    private static String module(String group, String cluster, int number, String phase) {
        return """
                apiVersion: %s/v1alpha1
                kind: ModuleInfo
                metadata: {name: %2$s-%3$d, labels: {cpaas.io/cluster-name: %2$s, cpaas.io/module-name: plugin-%3$d}}
                spec: {version: v4.3.0}
                status: {phase: %4$s, version: v4.3.0}
                """.formatted(group, cluster, number, phase);
    }

    @Test
    void keepsTheUnstableModulesOfThatCluster() {
        // Given
        InMemoryApi api = InMemoryApi.of(
                module("cluster.alauda.io", "global", 1, "Processing"),
                module("cluster.alauda.io", "global", 2, "Running"),
                module("cluster.alauda.io", "business-1", 3, "Processing"),
                module("another.io", "global", 4, "Processing"));

        // When
        UnstableModules survey = UnstableModules.of(api, "global");

        // Then
        assertThat(survey.first()).extracting(UnstableModule::name).containsExactly("plugin-1");
        assertThat(survey.total()).isEqualTo(1);
        assertThat(survey.problem().map(Message::english)).isEmpty();
    }

    @Test
    void countsThoseThatItDoesNotKeep() {
        // Given
        InMemoryApi api = new InMemoryApi();
        for (int i = 0; i < 20; i++) {
            api.with(module("cluster.alauda.io", "global", i, "Processing"));
        }

        // When
        UnstableModules survey = UnstableModules.of(api, "global");

        // Then
        assertThat(survey.first()).hasSize(8);
        assertThat(survey.total()).isEqualTo(20);
    }

    @Test
    void reportsWhyItCouldNotRead() {
        // Given
        InMemoryApi api = InMemoryApi.of(module("cluster.alauda.io", "global", 1, "Processing"))
                .failing("ModuleInfo", ClusterException.Kind.FORBIDDEN);

        // When
        UnstableModules survey = UnstableModules.of(api, "global");

        // Then
        assertThat(survey.problem().map(Message::english))
                .hasValueSatisfying(problem -> assertThat(problem).contains("FORBIDDEN"));
        assertThat(survey.first()).isEmpty();
    }

    @Test
    void findsNothingIfTheKindIsNotServed() {
        assertThat(UnstableModules.of(new InMemoryApi(), "global")).isEqualTo(UnstableModules.notRead());
    }
}
