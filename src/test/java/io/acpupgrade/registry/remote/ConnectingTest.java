package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpServer;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.OtherHost;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.InMemoryBlobs;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectingTest {
    private static final byte[] LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    @Test
    void findsARegistry() {
        try (InMemoryRegistry registry = InMemoryRegistry.started()) {
            assertThatCode(() -> TestConnection.to(registry).withoutRetries().ping())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void tellsARegistryFromAnotherServer() {
        try (OtherHost other = OtherHost.empty()) {
            FailureAssert.of(() ->
                            TestConnection.to(other.origin()).withoutRetries().ping())
                    .hasKind(Kind.REJECTED)
                    .hasMessage("look for a registry: " + other.origin() + "/v2/: HTTP 404 NAME_UNKNOWN nothing here")
                    .hasRemedy("Check the address (--registry); what answers there is no registry.");
        }
    }

    @Test
    void saysWhenNoServerListens() {
        // Given
        InMemoryRegistry registry = InMemoryRegistry.started();
        registry.close();

        // Then
        FailureAssert.of(() -> TestConnection.to(registry).withRetries().ping())
                .hasKind(Kind.UNREACHABLE)
                .mentions(registry.origin() + ": no connection (", "Connection refused")
                .hasRemedy("Check the address (--registry), the network to it, and that the registry is running.");
    }

    @Test
    void saysWhenTheNameDoesNotResolve() {
        FailureAssert.of(() -> TestConnection.to("https://registry.invalid:5000")
                        .withRetries()
                        .ping())
                .hasKind(Kind.UNREACHABLE)
                .hasMessage("https://registry.invalid:5000: the name does not resolve")
                .hasRemedy("Check the spelling (--registry) and this machine's DNS.");
    }

    @Test
    void speaksToAnAddressOfTheSixthVersion() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 1);
        server.createContext("/v2/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            Registry registry = TestConnection.to(
                            "http://[::1]:" + server.getAddress().getPort())
                    .withoutRetries();
            assertThatCode(registry::ping).doesNotThrowAnyException();
            assertThat(registry.name()).startsWith("[::1]:");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void putsEverythingUnderThePrefixOfTheEndpoint() throws Exception {
        try (InMemoryRegistry registry = InMemoryRegistry.started()) {
            // Given
            Blob layer = InMemoryBlobs.randomAccess().layer("layer");
            Registry below =
                    TestConnection.to(registry).withPrefix("mirror/acp/").withoutRetries();

            // When
            below.push(
                    new Repository("core"),
                    layer.packaged(),
                    Optional.empty(),
                    out -> layer.source().open(layer.packaged().digest()).transferTo(out));

            // Then
            assertThat(registry.repositories()).containsExactly("mirror/acp/core");
            assertThat(below.blobSize(new Repository("core"), layer.packaged().digest()))
                    .hasValue(5);
            assertThat(below.name()).isEqualTo(registry.host() + "/mirror/acp");
        }
    }
}
