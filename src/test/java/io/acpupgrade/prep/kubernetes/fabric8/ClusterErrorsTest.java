package io.acpupgrade.prep.kubernetes.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.TestCertificates;
import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ClusterErrorsTest {
    private static final String SECRET_PATH = "/api/v1/namespaces/cpaas-system/secrets/registry-admin";
    private static final String CLOSED_PORT = "http://127.0.0.1:1";

    @TempDir
    Path folder;

    @Test
    void namesTheRightThatIsMissing() throws Exception {
        try (TestCluster api = TestCluster.start(folder, TestCluster.PLATFORM);
                Cluster cluster = connectedTo(api)) {
            // Given
            api.fakeOnly().refuse("get", SECRET_PATH, 403, "secrets is forbidden: User tester cannot get it");

            // When
            ClusterException failure = failureOf(() -> cluster.secret("cpaas-system", "registry-admin"));

            // Then
            assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
            assertThat(failure)
                    .hasMessage("Reading Secret cpaas-system/registry-admin from the API server " + api.url()
                            + ": permission denied (403 Forbidden): secrets is forbidden: User tester cannot get it");
            assertThat(failure.remedy().english())
                    .contains("'get' on secrets 'registry-admin' in namespace 'cpaas-system'")
                    .contains(" auth can-i get secrets/registry-admin -n cpaas-system`");
        }
    }

    @Test
    void saysThatTheCredentialsAreNotAccepted() throws Exception {
        try (TestCluster api = TestCluster.start(folder, TestCluster.PLATFORM);
                Cluster cluster = connectedTo(api)) {
            // Given
            api.fakeOnly().refuse("get", "/apis/product.alauda.io/v1alpha2/productbases/base", 401, "Unauthorized");

            // When
            ClusterException failure = failureOf(cluster::productBase);

            // Then
            assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(failure).hasMessageContaining("ProductBase base").hasMessageContaining("401");
            assertThat(failure.remedy().english()).contains("may have expired").contains("--context");
            assertThat(allTexts(failure)).doesNotContain("a-token-for-tests");
        }
    }

    @Test
    void quotesTheMessageOfAFailingApiServer() throws Exception {
        try (TestCluster api = TestCluster.start(folder, TestCluster.PLATFORM);
                Cluster cluster = connectedTo(api)) {
            // Given
            api.fakeOnly().refuse("get", SECRET_PATH, 500, "etcdserver: leader changed");

            // When
            ClusterException failure = failureOf(() -> cluster.secret("cpaas-system", "registry-admin"));

            // Then
            assertThat(failure.kind()).isEqualTo(Kind.BUSY);
            assertThat(failure).hasMessageEndingWith("it answered 500: etcdserver: leader changed");
        }
    }

    @Test
    void doesNotTakeALoginPageForAnObject() throws Exception {
        try (TestCluster api = TestCluster.start(folder, TestCluster.PLATFORM);
                Cluster cluster = connectedTo(api)) {
            // Given
            api.fakeOnly().answer(SECRET_PATH, "<html><body>Please log in</body></html>");

            // When
            ClusterException failure = failureOf(() -> cluster.secret("cpaas-system", "registry-admin"));

            // Then
            assertThat(failure.kind()).isEqualTo(Kind.FAILED);
            assertThat(failure)
                    .hasMessageEndingWith("no Kubernetes API server answers there: the response is a web page (200)");
        }
    }

    @Test
    @Timeout(60)
    void givesUpSoonOnAnApiServerThatIsDown() throws Exception {
        // Given
        Path file = folder.resolve("kubeconfig");
        try (TestCluster api = TestCluster.start(folder)) {
            Files.writeString(file, Files.readString(file).replace(api.url(), CLOSED_PORT));
        }
        try (Cluster cluster = access(file).connect()) {
            // When
            ClusterException failure = failureOf(cluster::productBase);

            // Then
            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure)
                    .hasMessageContaining(CLOSED_PORT)
                    .hasMessageEndingWith("nothing accepts connections there");
            assertThat(failure.remedy().english()).contains("--kubeconfig");
        }
    }

    @Test
    @Timeout(60)
    void saysThatTheApiServersNameIsUnknown() throws Exception {
        // Given
        Path file = folder.resolve("kubeconfig");
        try (TestCluster api = TestCluster.start(folder)) {
            Files.writeString(file, Files.readString(file).replace(api.url(), "http://no-such-host.invalid:6443"));
        }
        try (Cluster cluster = access(file).connect()) {
            // When
            ClusterException failure = failureOf(cluster::productBase);

            // Then
            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure).hasMessageEndingWith("no such host");
        }
    }

    @Test
    @Timeout(60)
    void doesNotTalkToAnUntrustedServer() throws Exception {
        // Given
        SSLContext certificate = TestCertificates.create().good("api.example.com");
        try (TestCluster api = TestCluster.start(folder);
                InMemoryRegistry impostor =
                        InMemoryRegistry.with().tls(certificate).start()) {
            String url = "https://" + impostor.host();
            Path file = api.kubeconfig();
            Files.writeString(file, Files.readString(file).replace(api.url(), url));
            try (Cluster cluster = access(file).connect()) {
                // When
                ClusterException failure = failureOf(cluster::productBase);

                // Then
                assertThat(failure.kind()).isEqualTo(Kind.UNTRUSTED);
                assertThat(failure)
                        .hasMessageContaining("not from the authority that the kubeconfig trusts")
                        .hasMessageContaining(url);
            }
        }
    }

    private static Cluster connectedTo(TestCluster api) throws ClusterException {
        return access(api.kubeconfig()).connect();
    }

    private static ClusterAccess access(Path kubeconfig) {
        return new ClusterAccess(Optional.of(kubeconfig), Optional.empty(), Map.of())
                .with(RetryPolicy.standard().withPause(Duration.ofMillis(1)));
    }

    private static ClusterException failureOf(ThrowingCallable reading) {
        return catchThrowableOfType(ClusterException.class, reading);
    }

    private static String allTexts(ClusterException failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace + failure.remedy().english();
    }
}
