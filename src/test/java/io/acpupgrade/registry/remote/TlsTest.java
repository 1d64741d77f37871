package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.ForeignHost;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.Mishaps;
import io.acpupgrade.fixture.TestCertificates;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.Shelf;
import io.acpupgrade.registry.remote.http.ServerTrust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    private static final TestCertificates CERTIFICATES = TestCertificates.create();

    private static InMemoryRegistry registry(SSLContext certificate) {
        return InMemoryRegistry.with().tls(certificate).start();
    }

    @Test
    void trustsAnAuthorityThatWasGiven() {
        try (InMemoryRegistry registry = registry(CERTIFICATES.good())) {
            Dial dial = Dial.to(registry).trusting(CERTIFICATES.authorityPem());
            assertThatCode(() -> dial.once().ping()).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesAnAuthorityThatWasNotGiven() {
        try (InMemoryRegistry registry = registry(CERTIFICATES.good())) {
            Told.by(() -> Dial.to(registry).persistently().ping())
                    .as(Kind.TLS)
                    .saying(registry.origin() + ": the certificate is from an authority that is not known here")
                    .advising("Give the authority's certificate with --registry-ca FILE.");
        }
    }

    @Test
    void refusesAnotherAuthorityThanTheGivenOne() {
        try (InMemoryRegistry registry = registry(CERTIFICATES.unknownAuthority())) {
            Dial dial = Dial.to(registry).trusting(CERTIFICATES.authorityPem());
            Told.by(() -> dial.once().ping())
                    .as(Kind.TLS)
                    .saying(registry.origin() + ": the certificate is from an authority that is not known here");
        }
    }

    @Test
    void refusesACertificateThatHasExpired() {
        try (InMemoryRegistry registry = registry(CERTIFICATES.expired())) {
            Dial dial = Dial.to(registry).trusting(CERTIFICATES.authorityPem());
            Told.by(() -> dial.once().ping())
                    .as(Kind.TLS)
                    .saying(registry.origin() + ": the certificate has expired")
                    .advising("Renew the registry's certificate; check both clocks.");
        }
    }

    @Test
    void refusesACertificateForAnotherName() {
        try (InMemoryRegistry registry = registry(CERTIFICATES.wrongHost())) {
            Dial dial = Dial.to(registry).trusting(CERTIFICATES.authorityPem());
            Told.by(() -> dial.once().ping())
                    .as(Kind.TLS)
                    .mentioning("the certificate is for another name", "other.example")
                    .advising("Give the name it is for with --registry-server-name.");
        }
    }

    @Test
    void acceptsTheNameThatTheRegistryIsKnownBy() {
        try (InMemoryRegistry registry = registry(CERTIFICATES.wrongHost())) {
            Dial dial = Dial.to(registry).trusting(CERTIFICATES.authorityPem(), "other.example");
            assertThatCode(() -> dial.once().ping()).doesNotThrowAnyException();
        }
    }

    @Test
    void asksForTheServerNameThatWasGiven() {
        try (InMemoryRegistry registry = registry(CERTIFICATES.wrongHost())) {
            Dial dial = Dial.to(registry).trusting(CERTIFICATES.authorityPem());
            assertThatCode(() -> dial.named("other.example").once().ping()).doesNotThrowAnyException();
            Told.by(() -> dial.named("third.example").once().ping())
                    .as(Kind.TLS)
                    .mentioning("the certificate is for another name");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void verifiesWhereItIsRedirectedToUnderItsOwnName(String host) throws Exception {
        byte[] bytes = {42};
        try (InMemoryRegistry registry = registry(CERTIFICATES.wrongHost());
                ForeignHost storage = ForeignHost.serving(bytes, CERTIFICATES.good())) {
            // Given
            registry.inject(
                    Fault.always(Endpoint.BLOB_HEAD, Mishaps.redirectsTo("https://" + host + ":" + storage.port())));
            Dial dial = Dial.to(registry).trusting(CERTIFICATES.authorityPem()).named("other.example");

            // Then
            assertThat(dial.once().blobSize(new Repository("acp/core"), Digest.of(bytes)))
                    .hasValue(1);
        }
    }

    @Test
    void takesTheRegistrysNameFromNoOtherHost() {
        byte[] bytes = {42};
        try (InMemoryRegistry registry = registry(CERTIFICATES.wrongHost());
                ForeignHost storage = ForeignHost.serving(bytes, CERTIFICATES.wrongHost())) {
            // Given
            String origin = "https://localhost:" + storage.port();
            registry.inject(Fault.always(Endpoint.BLOB_HEAD, Mishaps.redirectsTo(origin)));
            Dial dial = Dial.to(registry)
                    .trusting(CERTIFICATES.authorityPem(), "other.example")
                    .named("other.example");

            // Then
            Told.by(() -> dial.once().blobSize(new Repository("acp/core"), Digest.of(bytes)))
                    .as(Kind.TLS)
                    .mentioning("the registry redirected to " + origin + ": the certificate is for another name")
                    .advising("Have the certificate there made out for localhost; --registry-server-name counts for the"
                            + " registry's own host only.");
            assertThat(storage.requests().all()).isEmpty();
        }
    }

    @Test
    void believesAnybodyWhenItIsToldTo() {
        try (InMemoryRegistry expired = registry(CERTIFICATES.expired());
                InMemoryRegistry wrong = registry(CERTIFICATES.wrongHost())) {
            for (InMemoryRegistry registry : new InMemoryRegistry[] {expired, wrong}) {
                Dial dial = Dial.to(registry).trusting(new ServerTrust.Unverified());
                assertThatCode(() -> dial.once().ping()).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void saysWhenTheOtherSideSpeaksPlainHttp() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answer(plain, "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"));
            server.start();
            String origin = "https://127.0.0.1:" + plain.getLocalPort();
            Told.by(() -> Dial.to(origin).persistently().ping())
                    .as(Kind.TLS)
                    .saying(origin + ": the other side does not speak TLS")
                    .advising("If it is meant to be a plain HTTP registry, say --plain-http.");
            server.join();
        }
    }

    private static void answer(ServerSocket server, String answer) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void neverFallsBackToPlainHttp() {
        try (InMemoryRegistry registry = registry(CERTIFICATES.good())) {
            String plain = registry.origin().replace("https:", "http:");
            // When a reset or a TLS alert comes back, as it happens
            Told told = Told.by(() -> Dial.to(plain).once().ping()).as(Kind.UNREACHABLE);

            // Then
            told.message().startsWith(plain + ": the connection ");
        }
    }

    @Test
    void advisesTlsWhereAPlainRequestIsAnsweredWithAnAlert() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(server, "\u0015\u0003\u0001\0\u0002\u0002\n"));
            answering.start();
            String origin = "http://127.0.0.1:" + server.getLocalPort();
            Told.by(() -> Dial.to(origin).once().ping())
                    .as(Kind.UNREACHABLE)
                    .saying(origin + ": the connection ended before an answer in HTTP")
                    .advising("It may speak TLS: then leave out --plain-http. "
                            + "Check the address (--registry), the network to it, and that the registry is running.");
            answering.join();
        }
    }

    @Test
    void tellsABrokenConnectionFromAStrangeCertificate() throws Exception {
        try (InMemoryRegistry registry = registry(CERTIFICATES.good())) {
            // Given
            registry.inject(Fault.first(1, Endpoint.UPLOAD_FINISH, Mishaps.resetsMidway()));
            List<RegistryException> failed = new ArrayList<>();
            Dial dial = Dial.to(registry).trusting(CERTIFICATES.authorityPem());

            // When
            Sending.of(Shelf.folder().layer(1, 3_000_000))
                    .by(dial.persistently((failure, attempt, pause) -> failed.add(failure)));

            // Then
            assertThat(failed).extracting(RegistryException::kind).containsExactly(Kind.UNREACHABLE);
        }
    }
}
