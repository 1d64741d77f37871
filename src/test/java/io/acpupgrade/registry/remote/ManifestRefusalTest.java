package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.RawServer;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Images;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.RegistryException.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How distribution 2.8 and 3 refuse layers that name URLs, while validation.manifests.urls.allow is empty. */
class ManifestRefusalTest {
    private static final String LAYER =
            Digest.of("layer".getBytes(StandardCharsets.UTF_8)).toString();
    private static final String OTHER =
            Digest.of("other".getBytes(StandardCharsets.UTF_8)).toString();
    private static final String UNKNOWN = "{\"code\":\"UNKNOWN\",\"message\":\"unknown error\",\"detail\":{}}";

    private static Manifest manifest(String type, String urls) {
        return Images.manifest("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                + "\"config\":{\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"digest\":\"" + OTHER
                + "\",\"size\":5},\"layers\":[{\"mediaType\":\"" + type + "\",\"digest\":\"" + LAYER
                + "\",\"size\":5" + urls + "}]}");
    }

    private static Manifest withUrls() {
        return manifest(
                "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip", ",\"urls\":[\"https://x.invalid/a\"]");
    }

    private static String blobUnknown(String digest) {
        return "{\"code\":\"MANIFEST_BLOB_UNKNOWN\",\"message\":\"blob unknown to registry\",\"detail\":\"" + digest
                + "\"}";
    }

    private static RawServer refusing(String status, String... errors) {
        String body = "{\"errors\":[" + String.join(",", errors) + "]}";
        return RawServer.sending("HTTP/1.1 " + status + "\nContent-Type: application/json\nContent-Length: "
                + body.length() + "\n\n" + body);
    }

    private static FailureAssert push(RawServer server, Manifest manifest) {
        return FailureAssert.of(
                () -> TestConnection.to(server.origin()).withRetries().push(Reference.parse("acp/core:v1"), manifest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
                "application/vnd.oci.image.layer.v1.tar+gzip",
                "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"
            })
    void namesTheUrlsOfLayersAndIsNotAskedAgain(String type) {
        try (RawServer server = refusing("500 Internal Server Error", UNKNOWN, UNKNOWN, blobUnknown(LAYER))) {
            push(server, manifest(type, ",\"urls\":[\"https://x.invalid/a\"]"))
                    .hasKind(Kind.REJECTED)
                    .mentions("push manifest acp/core:v1: " + server.origin()
                            + "/v2/acp/core/manifests/v1: the registry does not take"
                            + " manifests with layers that name URLs, as " + LAYER + " does (HTTP 500 UNKNOWN")
                    .hasRemedy("See the registry's log; allow the URLs there (distribution:"
                            + " validation.manifests.urls.allow), or have the image made without foreign layers.");
            assertThat(server.heads()).hasSize(1);
        }
    }

    @Test
    void isRecognizedByItsTextToo() {
        try (RawServer server =
                refusing("400 Bad Request", "{\"code\":\"MANIFEST_INVALID\",\"message\":\"invalid URL on layer\"}")) {
            push(server, withUrls()).hasKind(Kind.REJECTED).mentions("layers that name URLs");
        }
    }

    @Test
    void isOneOfSeveralCausesWhereNoLayerIsNamed() {
        try (RawServer server = refusing("500 Internal Server Error", UNKNOWN)) {
            push(server, withUrls())
                    .hasKind(Kind.FAILED)
                    .hasRemedy(
                            "See the registry's log. Run the same command again when the registry is healthy. If it refuses the manifest because of the layers' URLs, allow the URLs"
                                    + " there (distribution: validation.manifests.urls.allow), or have the image made without"
                                    + " foreign layers.");
        }
    }

    @Test
    void isAnotherWhereABlobWithoutUrlsIsUnknownToo() {
        try (RawServer server = refusing("400 Bad Request", blobUnknown(LAYER), blobUnknown(OTHER))) {
            push(server, withUrls()).hasKind(Kind.FAILED);
            assertThat(server.heads()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void isAnotherWhereNoLayerNamesUrls() {
        try (RawServer server = refusing("500 Internal Server Error", UNKNOWN, blobUnknown(LAYER))) {
            push(server, manifest("application/vnd.oci.image.layer.v1.tar+gzip", ""))
                    .hasKind(Kind.FAILED)
                    .hasRemedy("See the registry's log. Run the same command again when the registry is healthy.");
        }
    }
}
