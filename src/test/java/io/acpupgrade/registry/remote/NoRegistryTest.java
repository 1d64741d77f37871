package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.RawServer;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.RegistryException.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with the same response to every request is not a registry, and not a registry that lost content. */
class NoRegistryTest {
    private static final Reference TAG = Reference.parse("acp/core:v1");

    private static RawServer saying(String status, String type, String body) {
        return RawServer.sending(
                "HTTP/1.1 " + status + "\n" + type + "Content-Length: " + body.length() + "\n\n" + body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 OK | ''",
                "200 OK | OK",
                "200 OK | {}",
                "200 OK | []",
                "200 OK | {\"status\":\"ok\",\"mediaType\":\"application/x\"}",
                "201 Created | {}",
                "204 No Content | ''"
            })
    void isToldByWhatItAnswersForAManifest(String status, String body) {
        for (Reference name : new Reference[] {TAG, TAG.withDigest(Digest.of(new byte[1]))}) {
            try (RawServer server = saying(status, "Content-Type: application/json\n", body)) {
                FailureAssert.of(() ->
                                TestConnection.to(server.origin()).withRetries().manifest(name))
                        .hasKind(Kind.REJECTED)
                        .hasMessage("ask for manifest " + name + ": " + server.origin() + "/v2/acp/core/manifests/"
                                + name.tagOrDigest()
                                + ": HTTP " + status.substring(0, 3)
                                + " with content that is no manifest, which is not how a registry answers")
                        .hasRemedy("Check the address, and what is before the registry there: a portal, a login page,"
                                + " another service.");
                assertThat(server.heads()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/vnd.oci.image.manifest.v1+json; charset=utf-8\n",
                "Content-Type: application/vnd.docker.distribution.manifest.v1+prettyjws\n",
                "Docker-Content-Digest: sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\n"
            })
    void isNotTakenForOneWhoseStorageIsDamaged(String type) {
        try (RawServer server = saying("200 OK", type, "{}")) {
            FailureAssert.of(() ->
                            TestConnection.to(server.origin()).withoutRetries().manifest(TAG))
                    .hasKind(Kind.DIGEST_MISMATCH);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Client sent an HTTP request to an HTTPS server.",
                "<html><center>The plain HTTP request was sent to HTTPS port</center></html>"
            })
    void thatSpeaksTlsIsToBeSpokenToInTls(String body) {
        try (RawServer server = saying("400 Bad Request", "", body)) {
            FailureAssert.of(() ->
                            TestConnection.to(server.origin()).withRetries().ping())
                    .hasKind(Kind.REJECTED)
                    .hasRemedy("The registry speaks TLS there: leave out --plain-http.");
        }
    }
}
