package io.acpupgrade.prep.kubernetes.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of KUBECONFIG are merged as by kubectl. */
class KubeconfigListTest {
    @TempDir
    Path folder;

    private Path clusters;
    private Path users;

    @BeforeEach
    void write() throws IOException {
        clusters = write("clusters/config", """
                apiVersion: v1
                kind: Config
                clusters: [{name: prod, cluster: {server: "https://prod.example:6443"}}]
                contexts: [{name: prod, context: {cluster: prod, user: anna}}]
                """);
        users = write("users/config", """
                apiVersion: v1
                kind: Config
                current-context: prod
                clusters: [{name: prod, cluster: {server: "https://never.example:6443", insecure-skip-tls-verify: true}}]
                contexts: [{name: lab, context: {cluster: prod, user: anna}}]
                users: [{name: anna, user: {token: s3cret}}]
                """);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private ClusterAccess access(Path... list) {
        String files = Stream.of(list).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return new ClusterAccess(Optional.empty(), Optional.empty(), Map.of("KUBECONFIG", files), folder);
    }

    private ClusterException failureOf(Path... list) {
        return catchThrowableOfType(ClusterException.class, () -> access(list).connect());
    }

    @Test
    void isMergedAndTheFirstEntryWins() throws Exception {
        try (Cluster cluster = access(clusters, folder.resolve("absent"), users).connect()) {
            assertThat(cluster.server()).isEqualTo("https://prod.example:6443");
        }
    }

    @Test
    void takesTheFirstCurrentContextThatIsNamed() throws Exception {
        Path first = write("first", "current-context: lab");
        assertThat(access(first, clusters, users).kubectl().toString()).endsWith(" --context lab");
    }

    @Test
    void isNamedCompletelyInCommands() {
        assertThat(access(clusters, folder.resolve("absent"), users, clusters).kubectl())
                .hasToString("env KUBECONFIG=" + clusters + ":" + users + " kubectl --context prod");
    }

    @Test
    void findsWhatAFileNamesInThatFilesFolder() throws Exception {
        // Given
        write(
                "clusters/config",
                Files.readString(clusters).replace("{server:", "{certificate-authority: ca.pem, server:"));
        write(
                "users/config",
                Files.readString(users).replace("{token: s3cret}", "{client-certificate: a.pem, client-key: a.key}"));
        Files.createDirectories(folder.resolve("clusters/ca.pem"));

        // When
        ClusterException authority = failureOf(clusters, users);
        Files.delete(folder.resolve("clusters/ca.pem"));
        Files.createDirectories(folder.resolve("users/a.key"));
        ClusterException key = failureOf(clusters, users);

        // Then
        assertThat(authority)
                .hasMessage("Reading the kubeconfig " + clusters + ":" + users + ": it names the file "
                        + folder.resolve("clusters/ca.pem") + ": it is a folder");
        assertThat(key).hasMessageContaining("it names the file " + folder.resolve("users/a.key") + ": it is a folder");
    }

    @Test
    void runsAPluginOfThatFilesFolder() throws Exception {
        // Given
        Path plugin = write("users/bin/login", """
                #!/bin/sh
                echo '{"apiVersion": "client.authentication.k8s.io/v1", "status": {"token": "t"}}'
                touch "$(dirname "$0")/ran"
                """);
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
        write(
                "users/config",
                Files.readString(users)
                        .replace(
                                "{token: s3cret}",
                                "{exec: {command: ./bin/login," + " apiVersion: client.authentication.k8s.io/v1}}"));

        // When
        access(clusters, users).connect().close();

        // Then
        assertThat(folder.resolve("users/bin/ran")).exists();
    }

    @Test
    void namesTheFileThatIsNoKubeconfig() throws Exception {
        // Given
        Path broken = write("broken", "clusters: s3cret");

        // When
        ClusterException failure = failureOf(clusters, broken, users);

        // Then
        assertThat(failure.kind()).isEqualTo(Kind.NOT_CONFIGURED);
        assertThat(failure).hasMessage("Reading the kubeconfig " + broken + ": it cannot be read as a kubeconfig");
        assertThat(failure.remedy().english())
                .contains("--kubeconfig " + broken)
                .doesNotContain("s3cret");
    }

    @Test
    void namesTheFileThatCannotBeRead() throws Exception {
        Path noFile = Files.createDirectory(folder.resolve("none"));
        assertThat(failureOf(clusters, noFile, users))
                .hasMessage("Reading the kubeconfig " + noFile + ": it is a folder");
    }

    @Test
    void saysWhatAContextNamesThatNoFileHolds() {
        // Given: the current context is not in a file of its own
        ClusterAccess access = new ClusterAccess(
                Optional.empty(), Optional.of("prod"), Map.of("KUBECONFIG", clusters.toString()), folder);

        // When
        ClusterException failure = catchThrowableOfType(ClusterException.class, access::connect);

        // Then
        assertThat(failure)
                .hasMessage("Reading the kubeconfig " + clusters
                        + ": its context 'prod' names the user 'anna', and it has only: (none)");
        assertThat(failure.remedy().english()).contains("KUBECONFIG");
    }

    @Test
    void isOnlyWhatTheEnvironmentLists() {
        // Given: an option names one file, whose name may hold a colon
        Path both = Path.of(clusters + ":" + users);

        // When
        ClusterException failure = catchThrowableOfType(
                ClusterException.class,
                () -> new ClusterAccess(Optional.of(both), Optional.empty(), Map.of(), folder).connect());

        // Then
        assertThat(failure).hasMessage("Reading the kubeconfig " + both + ": there is no such file or folder");
    }
}
