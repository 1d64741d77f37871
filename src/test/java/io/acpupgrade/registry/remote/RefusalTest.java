package io.acpupgrade.registry.remote;

import io.acpupgrade.fixture.RawServer;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Images;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.remote.http.Access;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal names what was tried and on which host, with the remedy for the kind of run. */
class RefusalTest {
    private static final Repository CORE = new Repository("acp/core");
    private static final Reference TAG = Reference.parse("acp/core:v1");
    private static final Digest BLOB = Digest.of(new byte[1]);

    private static RawServer answering(String status) {
        return RawServer.sending("HTTP/1.1 " + status + "\nContent-Length: 0\n\n");
    }

    /** Each request by its description. */
    private static Map<String, ThrowingCallable> requests(RemoteRegistry remote) {
        Map<String, ThrowingCallable> requests = new LinkedHashMap<>();
        requests.put("look for a registry: ORIGIN/v2/: ", remote::ping);
        requests.put(
                "ask for blob " + BLOB + " in acp/core: ORIGIN/v2/acp/core/blobs/", () -> remote.blobSize(CORE, BLOB));
        requests.put("ask for manifest acp/core:v1: ORIGIN/v2/acp/core/manifests/v1: ", () -> remote.manifest(TAG));
        requests.put(
                "open an upload session in acp/core: ORIGIN/v2/acp/core/blobs/uploads/: ",
                () -> remote.probePush(CORE));
        requests.put(
                "push manifest acp/core:v1: ORIGIN/v2/acp/core/manifests/v1: ",
                () -> remote.push(TAG, Images.manifest("{\"schemaVersion\":2,\"manifests\":[]}")));
        return requests;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"403 Forbidden", "400 Bad Request", "407 Proxy Authentication Required", "429 Slow", "500 Oops"})
    void namesTheHostAndWhatWasTried(String status) {
        try (RawServer server = answering(status)) {
            requests(TestConnection.to(server.origin()).withoutRetries())
                    .forEach((told, request) -> FailureAssert.of(request)
                            .mentions(told.replace("ORIGIN", server.origin()), "HTTP " + status.substring(0, 3)));
        }
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void advisesTheRightThatTheRunNeeds(Access access) {
        String right = access == Access.READ ? "read" : "push";
        try (RawServer server = answering("403 Forbidden")) {
            requests(TestConnection.to(server.origin()).withoutRetries().forAccess(access))
                    .values()
                    .forEach(request -> FailureAssert.of(request)
                            .hasKind(Kind.DENIED)
                            .hasRemedy("Give this user the right to " + right + " there, or use another."));
        }
    }

    @Test
    void tellsAProxyThatWantsALoginFromTheRegistry() {
        try (RawServer server = answering("407 Proxy Authentication Required\nProxy-Authenticate: Basic realm=\"p\"")) {
            FailureAssert.of(() ->
                            TestConnection.to(server.origin()).withRetries().ping())
                    .hasKind(Kind.REJECTED)
                    .hasMessage("look for a registry: " + server.origin()
                            + "/v2/: HTTP 407: a proxy before the registry wants a login of its own")
                    .hasRemedy("Name the registry's own address with --registry, or have that proxy let this machine"
                            + " through without a login. HTTP_PROXY, HTTPS_PROXY and NO_PROXY do not count for registries,"
                            + " which are dialled directly, so no login can be given to it.");
        }
    }
}
