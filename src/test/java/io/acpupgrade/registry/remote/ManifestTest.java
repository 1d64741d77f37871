package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Basic;
import io.acpupgrade.fixture.Content;
import io.acpupgrade.fixture.Digests;
import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.FaultAction;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.Request;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.fixture.User;
import io.acpupgrade.fixture.Users;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Images;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    private static final Reference TAG = Reference.parse("acp/core:v1");
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private final InMemoryRegistry registry = InMemoryRegistry.started();
    private final Registry remote = TestConnection.to(registry).withoutRetries();
    private final Manifest index = Images.manifest(json(""));

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    private static String json(String note) {
        return "{\"schemaVersion\":2,\"mediaType\":\"" + INDEX + "\",\"manifests\":[],\"annotations\":{\"note\":\""
                + note + "\"}}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " {\r\n\t\"schemaVersion\" : 2 ,\r\n \"mediaType\":\"%s\",\"manifests\":[ ]}\r\n\r\n",
                "{\"manifests\":[],\"unknown\":{\"b\":1,\"a\":1.50e+3},\"mediaType\":\"%s\",\"schemaVersion\":2}",
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[],\"x\":\"\\u00e9\\/\\u003c\\ud83d\\ude00<é😀\"}",
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[],\"dup\":1,\"dup\":2}"
            })
    void keepsAManifestToTheByte(String text) throws Exception {
        // Given
        Manifest manifest = Images.manifest(text.formatted(INDEX));

        // When
        remote.push(TAG, manifest);

        // Then
        assertThat(registry.manifest("acp/core", "v1")).hasValue(manifest.bytes());
        assertThat(remote.manifest(TAG))
                .hasValueSatisfying(there -> assertThat(there.bytes()).isEqualTo(manifest.bytes()));
    }

    @Test
    void sendsAManifestInOnePieceOfKnownLength() throws Exception {
        // Given
        List<String> lengths = new ArrayList<>();
        registry.inject(Fault.always(Endpoint.MANIFEST_PUT, (call, next) -> {
            lengths.add(call.header("Content-Length").orElse("unknown")
                    + call.header("Expect").orElse(""));
            return next.handle(call);
        }));

        // When
        remote.push(TAG, index);

        // Then
        assertThat(lengths).containsExactly("" + index.bytes().length);
    }

    @Test
    void logsInOnTheWayWithAManifest() throws Exception {
        Users users = Users.of(User.named("admin", "secret").mayEverything());
        try (InMemoryRegistry closed =
                InMemoryRegistry.with().auth(new Basic(users)).start()) {
            TestConnection.to(closed).as("admin", "secret").withoutRetries().push(TAG, index);
            assertThat(closed.hasTag("acp/core", "v1")).isTrue();
        }
    }

    @Test
    void knowsOtherDigestsThanTheUsual() throws Exception {
        // Given
        Reference name = TAG.withDigest(Digest.parse(Digests.sha512(index.bytes())));

        // When
        remote.push(name, index);

        // Then
        assertThat(remote.manifest(name)).hasValue(index);
        registry.inject(Fault.always(
                Endpoint.MANIFEST_GET,
                (call, next) -> next.handle(call).with(Content.of(json("else").getBytes(StandardCharsets.UTF_8)))));
        FailureAssert.of(() -> remote.manifest(name)).hasKind(Kind.DIGEST_MISMATCH);
    }

    @Test
    void findsNothingWhereThereIsNothing() throws Exception {
        assertThat(remote.manifest(TAG)).isEmpty();
    }

    @Test
    void asksAgainForAManifestThatBrokeOff() throws Exception {
        // Given
        remote.push(TAG, index);
        registry.inject(Fault.first(1, Endpoint.MANIFEST_GET, TransportFaults.truncates()));

        // Then
        assertThat(TestConnection.to(registry).withRetries().manifest(TAG)).hasValue(index);
    }

    static Stream<FaultAction> passing() {
        return Stream.of(
                TransportFaults.resetsAfter(10), TransportFaults.dropsResponse(), TransportFaults.proxyError(502));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void sendsAManifestAgain(FaultAction mishap) throws Exception {
        registry.inject(Fault.first(1, Endpoint.MANIFEST_PUT, mishap));
        TestConnection.to(registry).withRetries().push(TAG, index);
        assertThat(registry.requests().count("PUT", ".*")).isEqualTo(2);
    }

    @Test
    void sendsAManifestOfTheLargestSize() throws Exception {
        String padding = "x".repeat(Manifest.MAX_SIZE - json("").length());
        remote.push(TAG, Images.manifest(json(padding)));
        assertThat(remote.manifest(TAG)).isPresent();
    }

    @Test
    void saysWhenAManifestIsTooLarge() {
        String padding = "x".repeat(Manifest.MAX_SIZE);
        FailureAssert.of(() -> remote.push(TAG, Images.manifest(json(padding))))
                .hasKind(Kind.REJECTED)
                .hasMessage("push manifest acp/core:v1: " + registry.origin()
                        + "/v2/acp/core/manifests/v1: HTTP 413 SIZE_INVALID manifest is larger" + " than 4 MiB")
                .hasRemedy("Raise the largest body that the registry, or a proxy before it, lets through.");
    }

    @Test
    void goesByTheDigestWhereTheTagIsNotYetThere() throws Exception {
        remote.push(TAG.withDigest(index.digest()), index);
        assertThat(registry.tags("acp/core")).isEmpty();
        assertThat(registry.requests().all()).extracting(Request::status).containsExactly(201);
    }
}
