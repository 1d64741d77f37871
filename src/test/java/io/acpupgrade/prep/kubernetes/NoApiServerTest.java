package io.acpupgrade.prep.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.acpupgrade.fixture.TestCertificates;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.prep.kubernetes.fabric8.ClusterAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What answers in place of an API server is named in the error. */
@Timeout(60)
@Tag("any-jdk")
class NoApiServerTest {
    private static final TestCertificates CERTIFICATES = TestCertificates.create();

    @TempDir
    Path folder;

    static Stream<Arguments> badCertificates() {
        return Stream.of(
                bad(TestCertificates::expired, "its certificate has expired", "kubeadm certs renew"),
                bad(TestCertificates::notYetValid, "its certificate is not valid yet", "clocks"),
                bad(TestCertificates::wrongHost, "its certificate is for another name", "openssl s_client"),
                bad(
                        TestCertificates::unknownAuthority,
                        "its certificate is not from the authority that the kubeconfig trusts",
                        "certificate-authority-data"));
    }

    private static Arguments bad(Function<TestCertificates, SSLContext> certificate, String words, String remedy) {
        return Arguments.of(certificate, words, remedy);
    }

    @ParameterizedTest
    @MethodSource("badCertificates")
    void saysWhatIsWrongWithTheCertificate(
            Function<TestCertificates, SSLContext> certificate, String words, String remedy) throws Exception {
        // Given
        HttpServer server = tls(certificate.apply(CERTIFICATES), 200, "{}");
        try {
            // When
            ClusterException failure = failureAt("https", server.getAddress().getPort());

            // Then
            assertThat(failure.kind()).isEqualTo(Kind.UNTRUSTED);
            assertThat(failure).hasMessageContaining(words);
            assertThat(failure.getMessage()).doesNotContain("PKIX");
            assertThat(failure.remedy().english()).contains(remedy);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void saysThatTheServerDoesNotSpeakTls() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            // Given
            Thread answering = new Thread(() -> refuseInPlainText(server));
            answering.setDaemon(true);
            answering.start();

            // When, Then
            assertThat(failureAt("https", server.getLocalPort()))
                    .hasMessageContaining("it does not speak TLS at this port");
        }
    }

    private static void refuseInPlainText(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write("HTTP/1.0 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                client.shutdownOutput();
                client.getInputStream().readAllBytes();
            } catch (IOException e) {
                return;
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | Client sent an HTTP request to an HTTPS server. | it expects TLS at this port
            403 | <html>blocked by policy</html>                  | a proxy before it does not let this through (403)
            403 | blocked by policy                               | a proxy before it does not let this through (403)
            407 | <html>proxy login</html>                        | proxy
            302 | moved                                           | login.example.com
            200 | <html>Welcome</html>                            | no Kubernetes API server answers there
            """)
    void saysWhatAnswersInItsPlace(int status, String body, String words) throws Exception {
        HttpServer server = plain(status, body);
        try {
            ClusterException failure = failureAt("http", server.getAddress().getPort());
            assertThat(failure).hasMessageContaining(words);
            assertThat(failure.remedy().english()).isNotEmpty();
        } finally {
            server.stop(0);
        }
    }

    private ClusterException failureAt(String scheme, int port) throws Exception {
        String authority =
                Base64.getEncoder().encodeToString(CERTIFICATES.authorityPem().getBytes(StandardCharsets.UTF_8));
        Path file = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: c
                contexts: [{name: c, context: {cluster: c, user: u}}]
                clusters: [{name: c, cluster: {server: "%s://127.0.0.1:%d"%s}}]
                users: [{name: u, user: {token: t}}]
                """.formatted(
                        scheme, port, scheme.equals("https") ? ", certificate-authority-data: " + authority : ""));
        try (Cluster cluster = new ClusterAccess(Optional.of(file), Optional.empty(), Map.of()).connect()) {
            return catchThrowableOfType(ClusterException.class, cluster::productBase);
        }
    }

    private static HttpServer tls(SSLContext certificate, int status, String body) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate));
        return answering(server, status, body);
    }

    private static HttpServer plain(int status, String body) throws IOException {
        return answering(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1), status, body);
    }

    private static HttpServer answering(HttpServer server, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "https://login.example.com/");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }
}
