package io.acpupgrade.prep.kubernetes.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acpupgrade.fixture.TestCertificates;
import io.acpupgrade.fixture.cluster.GoAwayServer;
import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.ClusterConnection;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rejected credentials: a real API server sends 401 and GOAWAY. */
@Timeout(30)
class LoginRefusedTest {
    private static final String UNAUTHORIZED = """
            {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"Unauthorized",
            "reason":"Unauthorized","code":401}""";
    private static final String PRODUCT_BASE = """
            {"kind":"ProductBase","apiVersion":"product.alauda.io/v1alpha2","metadata":{"name":"base"}}""";

    private final TestCertificates certificates = TestCertificates.create();

    @TempDir
    Path folder;

    @Test
    void saysWhoseTokenIsNotAccepted() throws Exception {
        ClusterException failure = refusal("{token: a-secret-token}");
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure)
                .hasMessageContaining(
                        "it does not accept the credentials (401 Unauthorized) of user 'jane' of the kubeconfig "
                                + folder.resolve("kubeconfig") + ", with a bearer token")
                .hasMessageNotContaining("a-secret-token");
        assertThat(failure.remedy().english())
                .contains("may have expired or been revoked")
                .contains("--context");
    }

    @Test
    void saysWhenTheTokenHasExpired() throws Exception {
        String claims = Base64.getUrlEncoder()
                .encodeToString("{\"sub\":\"jane@example.com\",\"exp\":1700000000}".getBytes(StandardCharsets.UTF_8));
        ClusterException failure = refusal("{token: e30." + claims + ".c2lnbmF0dXJl}");
        assertThat(failure)
                .hasMessageContaining("with a bearer token (jane@example.com), expired at 2023-11-14T22:13:20Z")
                .hasMessageNotContaining(claims);
        assertThat(failure.remedy().english()).startsWith("Log in again");
    }

    @Test
    void saysThatTheKubeconfigHoldsNoLogin() throws Exception {
        ClusterException failure = refusal("{}");
        assertThat(failure).hasMessageEndingWith("with no login at all");
        assertThat(failure.remedy().english()).contains("add its token or client certificate");
    }

    @Test
    void saysWhoseCertificateIsNotAccepted() throws Exception {
        certificates.writeServer(folder);
        ClusterException failure = refusal("{client-certificate: server.pem, client-key: server.key}");
        assertThat(failure).hasMessageContaining("with a client certificate (CN=server), valid until ");
        assertThat(failure.remedy().english()).contains("authority");
    }

    @Test
    void readsTheResponsesOfAServerThatSendsGoAwayWithEach() throws Exception {
        List<String> notices = new ArrayList<>();
        try (GoAwayServer server = GoAwayServer.respondingWith(certificates.good(), 200, PRODUCT_BASE);
                ClusterConnection cluster =
                        access(server, "{token: t}").connect(notice -> notices.add(notice.english()))) {
            // When
            for (int i = 0; i < 3; i++) {
                assertThat(cluster.productBase()).isPresent();
            }

            // Then
            assertThat(notices).isEmpty();
            assertThat(server.protocols()).containsExactly("http/1.1");
        }
    }

    private ClusterException refusal(String user) throws Exception {
        try (GoAwayServer server = GoAwayServer.respondingWith(certificates.good(), 401, UNAUTHORIZED);
                Cluster cluster = access(server, user).connect()) {
            return catchThrowableOfType(ClusterException.class, cluster::productBase);
        }
    }

    private ClusterAccess access(GoAwayServer server, String user) throws IOException {
        Path file = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: here
                contexts:
                  - {name: here, context: {cluster: here, user: jane}}
                clusters:
                  - name: here
                    cluster: {server: "%s", certificate-authority: "%s"}
                users:
                  - {name: jane, user: %s}
                """.formatted(
                        server.url(), certificates.writeAuthority(folder.resolve("ca.pem")), user));
        return new ClusterAccess(Optional.of(file), Optional.empty(), Map.of());
    }
}
