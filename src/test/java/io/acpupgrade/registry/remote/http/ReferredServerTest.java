package io.acpupgrade.registry.remote.http;

import io.acpupgrade.fixture.RawServer;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.remote.FailureAssert;
import io.acpupgrade.registry.remote.TestConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A failure of a server that the registry referred to names that server. */
class ReferredServerTest {
    private static final String NOWHERE = "http://127.0.0.1:1";
    private static final Reference TAG = Reference.parse("acp/core:v1");
    private static final Digest BLOB = Digest.of(new byte[1]);

    private static RawServer redirecting(String origin) {
        return RawServer.sending(
                "HTTP/1.1 307 Temporary\nLocation: " + origin + "/bucket/x?signature=s3cret\nContent-Length: 0\n\n");
    }

    private static String advice(String origin) {
        return "Make sure that this machine can reach " + origin
                + ", where the registry has its content read (name, network, firewall, clock), or have the registry"
                + " serve it itself (distribution: storage.redirect.disable).";
    }

    @Test
    void isNamedWhereItCannotBeReached() {
        try (RawServer server = redirecting("http://user:pw@127.0.0.1:1")) {
            FailureAssert.of(() ->
                            TestConnection.to(server.origin()).withoutRetries().manifest(TAG))
                    .hasKind(Kind.UNREACHABLE)
                    .mentions("ask for manifest acp/core:v1: " + server.origin()
                            + "/v2/acp/core/manifests/v1: the registry redirected to " + NOWHERE + ": no connection (")
                    .hasRemedy(advice(NOWHERE))
                    .message()
                    .doesNotContain("pw");
        }
    }

    @Test
    void isNamedWhereABlobIsAskedForOrRead() {
        Repository core = new Repository("acp/core");
        String expected = "/v2/acp/core/blobs/" + BLOB + ": the registry redirected to " + NOWHERE;
        try (RawServer server = redirecting(NOWHERE)) {
            FailureAssert.of(() ->
                            TestConnection.to(server.origin()).withoutRetries().blobSize(core, BLOB))
                    .mentions(expected);
            Descriptor blob = new Descriptor(MediaType.DOCKER_LAYER_GZIP, BLOB, 1);
            FailureAssert.of(() ->
                            TestConnection.to(server.origin()).withoutRetries().pull(core, blob, new Nothing()))
                    .mentions(expected);
        }
    }

    private static final class Nothing implements io.acpupgrade.registry.Registry.Receiver {
        @Override
        public long position() {
            return 0;
        }

        @Override
        public void restart() {}

        @Override
        public void receive(byte[] bytes, int length) {}
    }

    @ParameterizedTest
    @CsvSource({"403 Forbidden,REJECTED", "401 Unauthorized,REJECTED", "500 Oops,FAILED", "503 Busy,THROTTLED"})
    void isNamedWhereItAnswersWithAFailure(String status, Kind kind) {
        try (RawServer storage = RawServer.sending("HTTP/1.1 " + status + "\nContent-Length: 0\n\n");
                RawServer server = redirecting(storage.origin())) {
            FailureAssert.of(() ->
                            TestConnection.to(server.origin()).withoutRetries().manifest(TAG))
                    .hasKind(kind)
                    .hasMessage("ask for manifest acp/core:v1: " + server.origin()
                            + "/v2/acp/core/manifests/v1: the registry redirected to " + storage.origin()
                            + "/bucket/x: HTTP " + status.substring(0, 3))
                    .message()
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void isNamedWhereTokensAreGivenOut() {
        try (RawServer server = RawServer.sending("HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\""
                + NOWHERE + "/token\"\nContent-Length: 0\n\n")) {
            FailureAssert.of(() -> TestConnection.to(server.origin())
                            .as("admin", "secret")
                            .withoutRetries()
                            .ping())
                    .hasKind(Kind.UNREACHABLE)
                    .mentions("log in: the registry names as its token server " + NOWHERE + ": no connection (")
                    .hasRemedy("Make sure that this machine can reach " + NOWHERE
                            + ", and see what is configured as the token server of this registry.");
        }
    }
}
