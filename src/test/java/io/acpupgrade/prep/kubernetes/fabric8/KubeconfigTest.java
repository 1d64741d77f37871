package io.acpupgrade.prep.kubernetes.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acpupgrade.fixture.cluster.RestrictedUser;
import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.ClusterConnection;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigTest {
    @TempDir
    Path folder;

    @Test
    void takesTheContextThatIsAskedFor() throws Exception {
        String server = server(access(Optional.of(kubeconfig("a")), Optional.of("two"), Map.of()));
        assertThat(server).isEqualTo("https://a-two.example:6443");
    }

    @Test
    void listsTheContextsWhereTheOneAskedForIsUnknown() throws Exception {
        // Given
        ClusterAccess access = access(Optional.of(kubeconfig("a")), Optional.of("three"), Map.of());

        // When
        ClusterException failure = failureOf(access);

        // Then
        assertThat(failure.kind()).isEqualTo(Kind.NOT_CONFIGURED);
        assertThat(failure)
                .hasMessage("Reading the kubeconfig " + folder.resolve("a")
                        + ": it has no context 'three', only: one, two");
        assertThat(failure.remedy().english()).contains("--context");
    }

    @Test
    void wantsAContextWhereTheFileHasNoCurrentOne() throws Exception {
        // Given
        Path file = kubeconfig("a");
        Files.writeString(file, Files.readString(file).replace("current-context: one", "current-context: gone"));

        // When
        ClusterException failure = failureOf(access(Optional.of(file), Optional.empty(), Map.of()));

        // Then
        assertThat(failure).hasMessageEndingWith("it has no valid current-context, only: one, two");
    }

    @Test
    void impersonatesTheUserOfTheFile() throws Exception {
        // Given
        try (TestCluster api = TestCluster.start(folder)) {
            Path clerk = RestrictedUser.of(api, folder, List.of("status")).kubeconfig();

            // When
            try (ClusterConnection cluster =
                    access(Optional.of(clerk), Optional.empty(), Map.of()).connect()) {
                boolean mayList = cluster.api().allows(Right.to("list", ResourceType.CLUSTERS));
                boolean mayListNodes = cluster.api().allows(Right.to("list", ResourceType.NODES));

                // Then
                assertThat(mayList).isTrue();
                assertThat(mayListNodes).isFalse();
            }
        }
    }

    @Test
    void saysWhichKubeconfigIsMissing() {
        // Given
        Path absent = folder.resolve("absent");

        // When
        ClusterException failure = failureOf(access(Optional.of(absent), Optional.empty(), Map.of()));

        // Then
        assertThat(failure.kind()).isEqualTo(Kind.NOT_CONFIGURED);
        assertThat(failure).hasMessageContaining(absent.toString());
        assertThat(failure.remedy().english()).contains("--kubeconfig");
    }

    @Test
    void doesNotQuoteABrokenKubeconfig() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("broken"), "users: [{token: s3cret, ::: \n\t- s3cret");

        // When
        ClusterException failure = failureOf(access(Optional.of(file), Optional.empty(), Map.of()));

        // Then
        assertThat(failure.kind()).isEqualTo(Kind.NOT_CONFIGURED);
        assertThat(failure).hasNoCause();
        assertThat(failure.getMessage() + failure.remedy().english()).doesNotContain("s3cret");
    }

    @Test
    void namesTheFileThatAKubeconfigMisses() throws Exception {
        // Given
        Path file = kubeconfig("a");
        Files.writeString(
                file, Files.readString(file).replace("{server:", "{certificate-authority: /no/ca.crt, server:"));

        // When
        ClusterException failure = failureOf(access(Optional.of(file), Optional.empty(), Map.of()));

        // Then
        assertThat(failure.kind()).isEqualTo(Kind.NOT_CONFIGURED);
        assertThat(failure)
                .hasMessage("Using the kubeconfig " + file + " for https://a-one.example:6443/: the file /no/ca.crt,"
                        + " which it names, does not exist");
    }

    @Test
    void doesNotQuoteAKeyThatCannotBeRead() throws Exception {
        // Given
        Path file = kubeconfig("a");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("{token: s3cret}", "{client-certificate-data: s3cret, client-key-data: s3cret}"));

        // When
        ClusterException failure = failureOf(access(Optional.of(file), Optional.empty(), Map.of()));

        // Then
        assertThat(failure)
                .hasMessageContaining("certificates or keys cannot be used")
                .hasNoCause();
        assertThat(failure.getMessage()).doesNotContain("s3cret");
    }

    private ClusterAccess access(Optional<Path> file, Optional<String> context, Map<String, String> environment) {
        return new ClusterAccess(file, context, environment, folder);
    }

    private static String server(ClusterAccess access) throws ClusterException {
        try (Cluster cluster = access.connect()) {
            return cluster.server();
        }
    }

    private static ClusterException failureOf(ClusterAccess access) {
        return catchThrowableOfType(ClusterException.class, access::connect);
    }

    private Path kubeconfig(String name) throws IOException {
        return Files.writeString(folder.resolve(name), """
                apiVersion: v1
                kind: Config
                current-context: one
                contexts:
                  - {name: one, context: {cluster: one, user: me}}
                  - {name: two, context: {cluster: two, user: me}}
                clusters:
                  - {name: one, cluster: {server: "https://NAME-one.example:6443"}}
                  - {name: two, cluster: {server: "https://NAME-two.example:6443"}}
                users:
                  - {name: me, user: {token: s3cret}}
                """.replace("NAME", name));
    }
}
