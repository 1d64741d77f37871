package io.acpupgrade.prep.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acpupgrade.fixture.TestCertificates;
import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.cluster.TlsTokenProxy;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.prep.kubernetes.fabric8.ClusterAccess;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login that is renewed during a run. */
class RenewedLoginTest {
    private static final String TOKEN = "t0ken";

    private final TestCertificates certificates = TestCertificates.create();

    @TempDir
    Path folder;

    private TestCluster api;
    private TlsTokenProxy front;
    private Path token;

    @BeforeEach
    void start() throws Exception {
        api = TestCluster.start(folder, TestCluster.PLATFORM);
        front = TlsTokenProxy.open(certificates.good(), TOKEN)
                .route("/kubernetes/global", api.url())
                .route("/kubernetes/business", api.url());
        certificates.writeAuthority(folder.resolve("ca.pem"));
        token = Files.writeString(folder.resolve("token"), "an-old-one\n");
    }

    @AfterEach
    void stop() {
        front.close();
        api.close();
    }

    private ClusterAccess access(String user) throws IOException {
        Path cluster = Files.writeString(folder.resolve("cluster"), """
                current-context: here
                contexts: [{name: here, context: {cluster: here, user: anna}}]
                clusters: [{name: here, cluster: {server: "https://127.0.0.1:%d/kubernetes/global", certificate-authority: ca.pem}}]
                """.formatted(front.port()));
        Path users = Files.writeString(folder.resolve("users"), "users: [{name: anna, user: " + user + "}]");
        return new ClusterAccess(
                Optional.empty(), Optional.empty(), Map.of("KUBECONFIG", cluster + File.pathSeparator + users), folder);
    }

    private static ClusterException refusal(Cluster cluster) {
        return catchThrowableOfType(ClusterException.class, cluster::productBase);
    }

    @Test
    void isReadFromItsFileWhileThereIsOne() throws Exception {
        try (ClusterConnection cluster =
                access("{tokenFile: token, token: another}").connect()) {
            // Given
            ClusterException refused = refusal(cluster);

            // When
            Files.writeString(token, TOKEN + "\n");
            cluster.productBase();
            Files.delete(token);
            cluster.productBase();

            // Then
            assertThat(refused.kind()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(refused).hasMessageContaining("user 'anna'").hasMessageContaining("with a bearer token");
            assertThat(front.methods()).isNotEmpty();
        }
    }

    @Test
    void isNotReadFromAFileThatIsNone() throws Exception {
        // Given
        try (RandomAccessFile sparse = new RandomAccessFile(token.toFile(), "rw")) {
            sparse.setLength(5L << 30);
        }

        // When
        ClusterException failure = catchThrowableOfType(
                ClusterException.class, () -> access("{tokenFile: token}").connect());

        // Then
        assertThat(failure.kind()).isEqualTo(Kind.NOT_CONFIGURED);
        assertThat(failure).hasMessageContaining("it names the file " + token + ": it is larger than 4 MB");
    }

    @Test
    void isRereadFromThePluginAfterARejection() throws Exception {
        // Given
        Path plugin = Files.writeString(folder.resolve("login"), """
                #!/bin/sh
                echo "{\\"apiVersion\\": \\"client.authentication.k8s.io/v1\\", \\"status\\": {\\"token\\": \\"$(cat %s)\\"}}"
                """.formatted(token));
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
        try (ClusterConnection cluster = access(
                                "{exec: {command: ./login, apiVersion: client.authentication.k8s.io/v1}}")
                        .connect();
                ClusterConnection workload = cluster.workload("business", notice -> {})) {
            // When
            Files.writeString(token, TOKEN);
            cluster.productBase();
            workload.productBase();

            // Then
            assertThat(front.methods()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void isRereadFromAChangedFile() throws Exception {
        try (ClusterConnection cluster = access("{token: an-old-one}").connect()) {
            Files.writeString(folder.resolve("users"), "users: [{name: anna, user: {token: " + TOKEN + "}}]");
            cluster.productBase();
            assertThat(front.methods()).isNotEmpty();
        }
    }
}
