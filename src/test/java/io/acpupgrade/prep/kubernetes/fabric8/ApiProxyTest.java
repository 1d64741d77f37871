package io.acpupgrade.prep.kubernetes.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acpupgrade.fixture.TestCertificates;
import io.acpupgrade.fixture.cluster.TlsTokenProxy;
import io.acpupgrade.fixture.cluster.TunnelProxy;
import io.acpupgrade.prep.kubernetes.AccessHints;
import io.acpupgrade.prep.kubernetes.ClusterConnection;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All requests go through the proxy that the kubeconfig names. */
@Timeout(60)
class ApiProxyTest {
    private static final TestCertificates CERTIFICATES = TestCertificates.create();
    private static final String NOT_FOUND = "404";

    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();

    @Test
    void goesThroughTheProxyThatTheKubeconfigNames() throws Exception {
        try (TlsTokenProxy front = TlsTokenProxy.open(CERTIFICATES.good(), "t");
                TunnelProxy proxy = TunnelProxy.open()) {
            // When the tunnel reaches a TLS proxy without an API server behind it
            ClusterException failure = failure(front.port(), "http://" + proxy.address());

            // Then
            assertThat(proxy.heads()).isNotEmpty().allMatch(head -> head.startsWith("CONNECT 127.0.0.1:"));
            assertThat(failure).hasMessageContaining(NOT_FOUND);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            407 Proxy Authentication Required | wants a login (407)
            403 Forbidden                     | does not let this through (403)
            502 Bad Gateway                   | does not let this through (502)
            """)
    void reportsOnceWhatTheProxyAnswered(String status, String words) throws Exception {
        try (TlsTokenProxy front = TlsTokenProxy.open(CERTIFICATES.good(), "t");
                TunnelProxy proxy = TunnelProxy.refusing(status)) {
            // When
            ClusterException failure = failure(front.port(), "http://" + proxy.address());

            // Then
            assertThat(failure).hasMessageContaining("the proxy " + proxy.address() + " " + words);
            assertThat(failure.remedy().english()).contains("proxy-url").contains("HTTPS_PROXY");
            assertThat(notices).isEmpty();
            assertThat(front.methods()).isEmpty();
        }
    }

    @Test
    void keepsTheProxysLoginToItself() throws Exception {
        try (TlsTokenProxy front = TlsTokenProxy.open(CERTIFICATES.good(), "t");
                TunnelProxy proxy = TunnelProxy.refusing("407 Proxy Authentication Required")) {
            // When
            ClusterException failure = failure(front.port(), "http://me:s3cret@" + proxy.address());

            // Then
            assertThat(failure).hasMessageContaining("the proxy " + proxy.address() + " does not accept the login");
            assertThat(failure.getMessage() + failure.remedy().english()).doesNotContain("s3cret");
        }
    }

    @ParameterizedTest
    @CsvSource({"socks5://me:s3cret@127.0.0.1:1", "https://me:s3cret@127.0.0.1:1", "http://me:s3cret@127.0.0.1:x y"})
    void doesNotBypassAnUnusableProxy(String url) throws Exception {
        try (TlsTokenProxy front = TlsTokenProxy.open(CERTIFICATES.good(), "t")) {
            // When
            ClusterException failure = failure(front.port(), url);

            // Then
            assertThat(failure.kind()).isEqualTo(Kind.NOT_CONFIGURED);
            assertThat(failure).hasMessageContaining("proxy");
            assertThat(failure.getMessage() + failure.remedy().english()).doesNotContain("s3cret");
            assertThat(front.methods()).isEmpty();
        }
    }

    @Test
    void namesAProxyThatIsNotThere() throws Exception {
        assertThat(failure(1, "http://127.0.0.1:2"))
                .hasMessageContaining("nothing accepts connections there, through the proxy 127.0.0.1:2");
    }

    @Test
    void isNotBlamedWhereThereIsNone() {
        // Given the exception that fabric8 throws on a 407 of a proxy, and may throw elsewhere
        ClusterErrors errors = new ClusterErrors(
                "https://10.0.0.8:6443",
                KubernetesLogin.of(Config.empty(), Message.verbatim("a test")),
                new AccessHints(ShellCommand.of("kubectl"), Message.verbatim("Choose another.")),
                Optional.empty(),
                InstantSource.system());
        ObjectName name = ObjectName.clusterScoped(ResourceType.NODES, "n");

        // When
        ClusterException failure = errors.noResponse(ApiAction.reading(name), new NullPointerException());

        // Then
        assertThat(failure.getMessage()).doesNotContain("proxy", "407");
    }

    private ClusterException failure(int port, String proxy) throws IOException {
        ClusterAccess access = new ClusterAccess(Optional.of(kubeconfig(port, proxy)), Optional.empty(), Map.of());
        return catchThrowableOfType(ClusterException.class, () -> {
            try (ClusterConnection cluster = access.connect(notice -> notices.add(notice.english()))) {
                cluster.api().type("v1", "Pod");
            }
        });
    }

    private Path kubeconfig(int port, String proxy) throws IOException {
        String authority =
                Base64.getEncoder().encodeToString(CERTIFICATES.authorityPem().getBytes(StandardCharsets.UTF_8));
        return Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: c
                contexts: [{name: c, context: {cluster: c, user: u}}]
                clusters:
                  - name: c
                    cluster: {server: "https://127.0.0.1:%d", proxy-url: "%s", certificate-authority-data: %s}
                users: [{name: u, user: {token: t}}]
                """.formatted(port, proxy, authority));
    }
}
