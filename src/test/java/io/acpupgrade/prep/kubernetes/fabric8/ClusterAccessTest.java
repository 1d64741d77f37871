package io.acpupgrade.prep.kubernetes.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acpupgrade.fixture.Authority;
import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterAccessTest {
    @TempDir
    Path folder;

    @Test
    void takesTheFileThatIsGivenBeforeTheEnvironments() throws Exception {
        // Given
        Path given = kubeconfig("given");
        Map<String, String> environment =
                Map.of("KUBECONFIG", kubeconfig("other").toString());

        // When
        String server = server(access(Optional.of(given), Optional.empty(), environment));

        // Then
        assertThat(server).isEqualTo("https://given-one.example:6443");
    }

    @Test
    void ignoresMissingFilesOfKubeconfig() throws Exception {
        String list = String.join(
                File.pathSeparator,
                "",
                folder.resolve("absent").toString(),
                kubeconfig("b").toString(),
                kubeconfig("c").toString());
        assertThat(server(access(Map.of("KUBECONFIG", list)))).isEqualTo("https://b-one.example:6443");
    }

    @Test
    void takesTheFileInTheHomeDirectory() throws Exception {
        // Given
        Files.createDirectory(folder.resolve(".kube"));
        Files.move(kubeconfig("home"), folder.resolve(".kube/config"));

        // When
        String server = server(access(Map.of("HOME", folder.toString())));

        // Then
        assertThat(server).isEqualTo("https://home-one.example:6443");
    }

    @Test
    void commandsNameAFileThatIsNotTheDefault() throws Exception {
        // Given
        Path given = kubeconfig("given one");
        Map<String, String> exported = Map.of("KUBECONFIG", "/absent:" + kubeconfig("b"), "HOME", folder.toString());

        // Then
        assertThat(access(Optional.of(given), Optional.of("it's"), exported).kubectl())
                .hasToString("kubectl --kubeconfig '" + given + "' --context 'it'\\''s'");
        assertThat(access(exported).kubectl())
                .hasToString("kubectl --kubeconfig " + folder.resolve("b") + " --context one");
    }

    @Test
    void commandsOmitTheDefaultFile() throws Exception {
        // Given
        Files.createDirectory(folder.resolve(".kube"));
        Files.move(kubeconfig("home"), folder.resolve(".kube/config"));

        // Then
        assertThat(access(Map.of("HOME", folder.toString())).kubectl()).hasToString("kubectl --context one");
        assertThat(access(Map.of("HOME", "/no/home")).kubectl()).hasToString("kubectl");
    }

    @Test
    void fallsBackToThePodsServiceAccount() throws Exception {
        // Given
        Files.writeString(folder.resolve("token"), "a-token-of-a-pod\n");
        Files.writeString(folder.resolve("ca.crt"), Authority.pem());
        Map<String, String> environment =
                Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "6443");

        // When
        String server = server(access(environment));

        // Then
        assertThat(server).isEqualTo("https://[fd00::1]:6443");
    }

    @Test
    void namesThePlacesItSearched() {
        // When
        ClusterException failure = failureOf(access(Map.of("HOME", "/no/home")));

        // Then
        assertThat(failure.kind()).isEqualTo(Kind.NOT_CONFIGURED);
        assertThat(failure).hasMessageContaining("/no/home/.kube/config").hasMessageContaining(folder.toString());
        assertThat(failure.remedy().english()).contains("--kubeconfig FILE");
    }

    @Test
    void ignoresPasswordsInTheEnvironment() {
        assertThat(access(Map.of("REGISTRY_PASSWORD", "s3cret")).toString()).doesNotContain("s3cret");
    }

    @Test
    void connectsOnlyOnFirstUse() {
        try (LazyCluster cluster = new LazyCluster(access(Map.of()), notice -> {})) {
            assertThat(catchThrowableOfType(ClusterException.class, cluster::productBase)
                            .kind())
                    .isEqualTo(Kind.NOT_CONFIGURED);
        }
    }

    private ClusterAccess access(Map<String, String> environment) {
        return access(Optional.empty(), Optional.empty(), environment);
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
