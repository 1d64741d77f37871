package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.OtherHost;
import io.acpupgrade.fixture.TestCertificates;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.InMemoryBlobs;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
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
            TestConnection dial = TestConnection.to(registry).trusting(CERTIFICATES.authorityPem());
            assertThatCode(() -> dial.withoutRetries().ping()).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesAnAuthorityThatWasNotGiven() {
        try (InMemoryRegistry registry = registry(CERTIFICATES.good())) {
            FailureAssert.of(() -> TestConnection.to(registry).withRetries().ping())
                    .hasKind(Kind.TLS)
                    .hasMessage(registry.origin() + ": the certificate is from an authority that is not known here")
                    .hasRemedy("Give the authority's certificate with --registry-ca FILE.");
        }
    }

    @Test
    void refusesAnotherAuthorityThanTheGivenOne() {
        try (InMemoryRegistry registry = registry(CERTIFICATES.unknownAuthority())) {
            TestConnection dial = TestConnection.to(registry).trusting(CERTIFICATES.authorityPem());
            FailureAssert.of(() -> dial.withoutRetries().ping())
                    .hasKind(Kind.TLS)
                    .hasMessage(registry.origin() + ": the certificate is from an authority that is not known here");
        }
    }

    @Test
    void refusesACertificateThatHasExpired() {
        try (InMemoryRegistry registry = registry(CERTIFICATES.expired())) {
            TestConnection dial = TestConnection.to(registry).trusting(CERTIFICATES.authorityPem());
            FailureAssert.of(() -> dial.withoutRetries().ping())
                    .hasKind(Kind.TLS)
                    .hasMessage(registry.origin() + ": the certificate has expired")
                    .hasRemedy("Renew the registry's certificate; check both clocks.");
        }
    }

    @Test
    void refusesACertificateForAnotherName() {
        try (InMemoryRegistry registry = registry(CERTIFICATES.wrongHost())) {
            TestConnection dial = TestConnection.to(registry).trusting(CERTIFICATES.authorityPem());
            FailureAssert.of(() -> dial.withoutRetries().ping())
                    .hasKind(Kind.TLS)
                    .mentions("the certificate is for another name", "other.example")
                    .hasRemedy("Give the name it is for with --registry-server-name.");
        }
    }

    @Test
    void acceptsTheNameThatTheRegistryIsKnownBy() {
        try (InMemoryRegistry registry = registry(CERTIFICATES.wrongHost())) {
            TestConnection dial = TestConnection.to(registry).trusting(CERTIFICATES.authorityPem(), "other.example");
            assertThatCode(() -> dial.withoutRetries().ping()).doesNotThrowAnyException();
        }
    }

    @Test
    void asksForTheServerNameThatWasGiven() {
        try (InMemoryRegistry registry = registry(CERTIFICATES.wrongHost())) {
            TestConnection dial = TestConnection.to(registry).trusting(CERTIFICATES.authorityPem());
            assertThatCode(() -> dial.withServerName("other.example")
                            .withoutRetries()
                            .ping())
                    .doesNotThrowAnyException();
            FailureAssert.of(() -> dial.withServerName("third.example")
                            .withoutRetries()
                            .ping())
                    .hasKind(Kind.TLS)
                    .mentions("the certificate is for another name");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void verifiesWhereItIsRedirectedToUnderItsOwnName(String host) throws Exception {
        byte[] bytes = {42};
        try (InMemoryRegistry registry = registry(CERTIFICATES.wrongHost());
                OtherHost storage = OtherHost.serving(bytes, CERTIFICATES.good())) {
            // Given
            registry.inject(Fault.always(
                    Endpoint.BLOB_HEAD, TransportFaults.redirectsTo("https://" + host + ":" + storage.port())));
            TestConnection dial = TestConnection.to(registry)
                    .trusting(CERTIFICATES.authorityPem())
                    .withServerName("other.example");

            // Then
            assertThat(dial.withoutRetries().blobSize(new Repository("acp/core"), Digest.of(bytes)))
                    .hasValue(1);
        }
    }

    @Test
    void takesTheRegistrysNameFromNoOtherHost() {
        byte[] bytes = {42};
        try (InMemoryRegistry registry = registry(CERTIFICATES.wrongHost());
                OtherHost storage = OtherHost.serving(bytes, CERTIFICATES.wrongHost())) {
            // Given
            String origin = "https://localhost:" + storage.port();
            registry.inject(Fault.always(Endpoint.BLOB_HEAD, TransportFaults.redirectsTo(origin)));
            TestConnection dial = TestConnection.to(registry)
                    .trusting(CERTIFICATES.authorityPem(), "other.example")
                    .withServerName("other.example");

            // Then
            FailureAssert.of(() -> dial.withoutRetries().blobSize(new Repository("acp/core"), Digest.of(bytes)))
                    .hasKind(Kind.TLS)
                    .mentions("the registry redirected to " + origin + ": the certificate is for another name")
                    .hasRemedy(
                            "Have the certificate there made out for localhost; --registry-server-name counts for the"
                                    + " registry's own host only.");
            assertThat(storage.requests().all()).isEmpty();
        }
    }

    @Test
    void acceptsAnyCertificateWhenVerificationIsOff() {
        try (InMemoryRegistry expired = registry(CERTIFICATES.expired());
                InMemoryRegistry wrong = registry(CERTIFICATES.wrongHost())) {
            for (InMemoryRegistry registry : new InMemoryRegistry[] {expired, wrong}) {
                TestConnection dial = TestConnection.to(registry).trusting(new ServerTrust.Unverified());
                assertThatCode(() -> dial.withoutRetries().ping()).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void saysWhenTheOtherSideSpeaksPlainHttp() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answer(plain, "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"));
            server.start();
            String origin = "https://127.0.0.1:" + plain.getLocalPort();
            FailureAssert.of(() -> TestConnection.to(origin).withRetries().ping())
                    .hasKind(Kind.TLS)
                    .hasMessage(origin + ": the other side does not speak TLS")
                    .hasRemedy("If it is meant to be a plain HTTP registry, say --plain-http.");
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
            // When either a reset or a TLS alert comes back
            FailureAssert told = FailureAssert.of(
                            () -> TestConnection.to(plain).withoutRetries().ping())
                    .hasKind(Kind.UNREACHABLE);

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
            FailureAssert.of(() -> TestConnection.to(origin).withoutRetries().ping())
                    .hasKind(Kind.UNREACHABLE)
                    .hasMessage(origin + ": the connection ended before an answer in HTTP")
                    .hasRemedy("It may speak TLS: then leave out --plain-http. "
                            + "Check the address (--registry), the network to it, and that the registry is running.");
            answering.join();
        }
    }

    @Test
    void tellsABrokenConnectionFromAStrangeCertificate() throws Exception {
        try (InMemoryRegistry registry = registry(CERTIFICATES.good())) {
            // Given
            registry.inject(Fault.first(1, Endpoint.UPLOAD_FINISH, TransportFaults.resetsMidway()));
            List<RegistryException> failed = new ArrayList<>();
            TestConnection dial = TestConnection.to(registry).trusting(CERTIFICATES.authorityPem());

            // When
            BlobPush.of(InMemoryBlobs.randomAccess().layer(1, 3_000_000))
                    .through(dial.withRetries((failure, attempt, pause) -> failed.add(failure)));

            // Then
            assertThat(failed).extracting(RegistryException::kind).containsExactly(Kind.UNREACHABLE);
        }
    }
}
