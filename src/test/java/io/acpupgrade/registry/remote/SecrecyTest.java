package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.acpupgrade.fixture.Auth;
import io.acpupgrade.fixture.Basic;
import io.acpupgrade.fixture.Bearer;
import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.FaultAction;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.RequestFilter;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.fixture.User;
import io.acpupgrade.fixture.Users;
import io.acpupgrade.registry.InMemoryBlobs;
import io.acpupgrade.registry.remote.auth.BearerToken;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecrecyTest {
    private static final String PASSWORD = "open-sesame";
    private static final Users USERS =
            Users.of(User.named("admin", PASSWORD).mayEverything(), User.named("guest", PASSWORD));
    private final List<String> secrets =
            new CopyOnWriteArrayList<>(List.of(PASSWORD, encoded("admin"), encoded("guest")));
    private final BlobPush layer = BlobPush.of(InMemoryBlobs.randomAccess().layer("layer"));

    private static String encoded(String user) {
        return Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    /** Records the tokens that are issued. */
    private FaultAction recordsTokens() {
        return (call, next) -> {
            var answer = next.handle(call);
            secrets.add(new String(answer.content().bytes(), StandardCharsets.UTF_8)
                    .replaceAll(".*\"token\":\"([^\"]+)\".*", "$1"));
            return answer;
        };
    }

    private static FaultAction repeatsTheCredentials(int status) {
        return (call, next) -> ErrorCode.DENIED.response(
                status, "not with " + call.header("Authorization").orElse("nothing"));
    }

    static Stream<Auth> logins() {
        return Stream.of(new Basic(USERS), Bearer.of(USERS));
    }

    private void assertSecret(ThrowingCallable request) {
        Throwable failure = catchThrowable(request);
        assertThat(failure).isNotNull();
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(secrets);
    }

    private InMemoryRegistry registry(Auth auth) {
        InMemoryRegistry registry = InMemoryRegistry.with().auth(auth).start();
        registry.inject(Fault.always(Endpoint.TOKEN, recordsTokens()));
        return registry;
    }

    @ParameterizedTest
    @MethodSource("logins")
    void keepsSecretsWhenTheLoginFails(Auth auth) {
        try (InMemoryRegistry registry = registry(auth)) {
            assertSecret(() -> TestConnection.to(registry)
                    .as("stranger", PASSWORD)
                    .withoutRetries()
                    .ping());
            assertSecret(() -> layer.through(
                    TestConnection.to(registry).as("guest", PASSWORD).withoutRetries()));
        }
    }

    @ParameterizedTest
    @MethodSource("logins")
    void keepsSecretsWhenTheRegistryFails(Auth auth) {
        for (FaultAction mishap : List.of(
                repeatsTheCredentials(403),
                repeatsTheCredentials(401),
                repeatsTheCredentials(500),
                TransportFaults.dropsResponse(),
                TransportFaults.header("Location", "http://admin:" + PASSWORD + "@[bad"))) {
            try (InMemoryRegistry registry = registry(auth)) {
                registry.inject(Fault.always(RequestFilter.of(Endpoint.UPLOAD_START), mishap));
                assertSecret(() -> layer.through(
                        TestConnection.to(registry).as("admin", PASSWORD).withoutRetries()));
            }
        }
    }

    @Test
    void keepsSecretsOfAddressesItIsSentTo() {
        try (InMemoryRegistry registry = registry(new Basic(USERS))) {
            registry.inject(Fault.always(
                    Endpoint.BLOB_HEAD, TransportFaults.redirectsTo("http://x:" + PASSWORD + "@127.0.0.1:1")));
            assertSecret(() -> TestConnection.to(registry)
                    .as("admin", PASSWORD)
                    .withoutRetries()
                    .blobSize(layer.repository(), layer.blob().packaged().digest()));
        }
    }

    @Test
    void printsNoCredentials() {
        TestConnection dial = TestConnection.to("https://registry.example:5000").as("admin", PASSWORD);
        assertThat(dial.toString()).contains("admin").doesNotContain(PASSWORD);
        byte[] answer = "{\"token\":\"open-sesame\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(BearerToken.parse(answer, 0).orElseThrow()).hasToString("a token (hidden)");
    }
}
