package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpServer;
import io.acpupgrade.fixture.ForeignHost;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.Shelf;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectingTest {
    private static final byte[] LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    @Test
    void findsARegistry() {
        try (InMemoryRegistry registry = InMemoryRegistry.started()) {
            assertThatCode(() -> Dial.to(registry).once().ping()).doesNotThrowAnyException();
        }
    }

    @Test
    void tellsARegistryFromAnotherServer() {
        try (ForeignHost other = ForeignHost.empty()) {
            Told.by(() -> Dial.to(other.origin()).once().ping())
                    .as(Kind.REJECTED)
                    .saying("look for a registry: " + other.origin() + "/v2/: HTTP 404 NAME_UNKNOWN nothing here")
                    .advising("Check the address (--registry); what answers there is no registry.");
        }
    }

    @Test
    void saysWhenNobodyListens() {
        // Given
        InMemoryRegistry registry = InMemoryRegistry.started();
        registry.close();

        // Then
        Told.by(() -> Dial.to(registry).persistently().ping())
                .as(Kind.UNREACHABLE)
                .mentioning(registry.origin() + ": no connection (", "Connection refused")
                .advising("Check the address (--registry), the network to it, and that the registry is running.");
    }

    @Test
    void saysWhenTheNameDoesNotResolve() {
        Told.by(() -> Dial.to("https://registry.invalid:5000").persistently().ping())
                .as(Kind.UNREACHABLE)
                .saying("https://registry.invalid:5000: the name does not resolve")
                .advising("Check the spelling (--registry) and this machine's DNS.");
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
            Registry registry =
                    Dial.to("http://[::1]:" + server.getAddress().getPort()).once();
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
            Blob layer = Shelf.folder().layer("layer");
            Registry below = Dial.to(registry).under("mirror/acp/").once();

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
