package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import io.acpupgrade.fixture.Bearer;
import io.acpupgrade.fixture.Bearer.TokenCheck;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.RawServer;
import io.acpupgrade.fixture.SettableClock;
import io.acpupgrade.fixture.User;
import io.acpupgrade.fixture.Users;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.InMemoryBlobs;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.Registry.PushOutcome;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.remote.auth.BearerToken;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenLifeTest {
    private static final Repository CORE = new Repository("acp/core");
    private static final Bearer TOKENS =
            Bearer.of(Users.of(User.named("admin", "secret").mayEverything()));
    private final SettableClock clock = SettableClock.now();
    private final List<RegistryException> retried = new ArrayList<>();
    private final Blob layer = InMemoryBlobs.randomAccess().layer("layer");

    private InMemoryRegistry registry(Bearer tokens) {
        return InMemoryRegistry.with().auth(tokens).clock(clock).start();
    }

    private Registry login(InMemoryRegistry registry) {
        return TestConnection.to(registry)
                .as("admin", "secret")
                .withRetries((failure, attempt, pause) -> retried.add(failure));
    }

    /** Pushes the layer and advances the clock during the first attempt. */
    private PushOutcome pushSlowly(Registry remote, Duration time) throws Exception {
        boolean[] slow = {true};
        return remote.push(CORE, layer.packaged(), Optional.empty(), out -> {
            if (slow[0]) {
                clock.advance(time);
                slow[0] = false;
            }
            layer.source().open(layer.packaged().digest()).transferTo(out);
        });
    }

    @Test
    void getsANewTokenWhenOneHasExpiredBetweenRequests() throws Exception {
        try (InMemoryRegistry registry = registry(TOKENS)) {
            // Given
            Registry remote = login(registry);
            remote.blobSize(CORE, layer.packaged().digest());

            // When
            clock.advance(Duration.ofHours(1));

            // Then
            assertThat(remote.blobSize(CORE, layer.packaged().digest())).isEmpty();
            assertThat(retried).isEmpty();
        }
    }

    @Test
    void finishesALayerDuringWhichItsTokenExpires() throws Exception {
        try (InMemoryRegistry registry = registry(TOKENS.tokenCheck(TokenCheck.AT_START))) {
            assertThat(pushSlowly(login(registry), Duration.ofHours(1))).isEqualTo(PushOutcome.SENT);
            assertThat(registry.requests().uploads()).containsValue(1);
        }
    }

    @Test
    void sendsALayerAfreshWhoseTokenIsJudgedAtItsEnd() throws Exception {
        try (InMemoryRegistry registry = registry(TOKENS.tokenCheck(TokenCheck.AT_START_AND_END))) {
            // When
            PushOutcome delivery = pushSlowly(login(registry), Duration.ofHours(1));

            // Then
            assertThat(delivery).isEqualTo(PushOutcome.SENT);
            assertThat(retried).hasSize(1);
            assertThat(retried.get(0).kind()).isEqualTo(Kind.FAILED);
            assertThat(retried.get(0)).hasMessageContaining("the login has expired, or is not accepted (HTTP 401");
        }
    }

    @Test
    void livesWithTokensOfOneSecond() throws Exception {
        try (InMemoryRegistry registry = registry(TOKENS.lifetime(Duration.ofSeconds(1)))) {
            // When
            Registry remote = login(registry);
            for (int i = 0; i < 5; i++) {
                pushSlowly(remote, Duration.ofSeconds(2));
            }

            // Then
            assertThat(registry.hasBlob("acp/core", layer.packaged().digest().toString()))
                    .isTrue();
        }
    }

    @Test
    void givesUpWhenAFreshTokenIsNeverTaken() {
        try (InMemoryRegistry registry =
                registry(TOKENS.lifetime(Duration.ofSeconds(1)).tokenCheck(TokenCheck.AT_START_AND_END))) {
            Registry remote = login(registry);
            FailureAssert.of(() -> remote.push(CORE, layer.packaged(), Optional.empty(), out -> {
                        clock.advance(Duration.ofSeconds(2));
                        layer.source().open(layer.packaged().digest()).transferTo(out);
                    }))
                    .hasKind(Kind.FAILED)
                    .mentions("the login has expired, or is not accepted");
            assertThat(retried).hasSize(3);
        }
    }

    /** A server that issues tokens for five minutes and can revoke all of them. */
    private static final class Forgetful implements RawServer.Responder {
        private final Set<String> tokens = ConcurrentHashMap.newKeySet();
        private final List<String> asked = new CopyOnWriteArrayList<>();

        @Override
        public void respond(String head, OutputStream out) throws IOException {
            String token = head.replaceFirst("(?s).*Bearer (\\S+).*", "$1");
            String answer = "HTTP/1.1 404 Not Found\nContent-Length: 0\n\n";
            if (head.startsWith("GET /token")) {
                String fresh = "token-" + asked.size();
                asked.add(head);
                tokens.add(fresh);
                answer = "HTTP/1.1 200 OK\n\n{\"token\":\"" + fresh + "\",\"expires_in\":300}";
            } else if (!tokens.contains(token)) {
                answer = "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer realm=\"/token\"\nContent-Length: 0\n\n";
            } else if (head.startsWith("POST")) {
                answer = "HTTP/1.1 202 Accepted\nLocation: /x\nContent-Length: 0\n\n";
            } else if (head.startsWith("DELETE")) {
                answer = "HTTP/1.1 204 No Content\n\n";
            }
            out.write(RawServer.response(answer));
        }
    }

    @Test
    void asksForAFreshTokenWhenAllThatItHasWereRevoked() throws Exception {
        // Given
        Forgetful server = new Forgetful();
        try (RawServer registry = RawServer.respondingWith(server)) {
            Registry remote =
                    TestConnection.to(registry.origin()).as("admin", "secret").withoutRetries();
            remote.blobSize(CORE, layer.packaged().digest());
            remote.probePush(CORE);
            assertThat(server.asked).hasSize(2);

            // When
            server.tokens.clear();

            // Then
            assertThat(remote.blobSize(CORE, layer.packaged().digest())).isEmpty();
            assertThat(server.asked).hasSize(3);
        }
    }

    @Test
    void usesATokenThatExpiresRightAfterItWasFoundFresh() throws Exception {
        try (RawServer registry = RawServer.respondingWith(new Forgetful())) {
            // Given a clock by which a token is fresh at one reading and expired at the next
            AtomicLong time = new AtomicLong();
            HttpRequestFactory requests = TestConnection.to(registry.origin())
                    .as("admin", "secret")
                    .transport(() -> time.getAndAdd(Duration.ofSeconds(150).toNanos()))
                    .createRequestFactory(request -> request.setThrowExceptionOnExecuteError(false));

            for (int i = 0; i < 4; i++) {
                // When
                HttpResponse answer = requests.buildGetRequest(new GenericUrl(registry.origin() + "/v2/acp/core"))
                        .execute();

                // Then
                assertThat(answer.getStatusCode()).isEqualTo(404);
                answer.disconnect();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-5, 0",
        "0, 0",
        "60, 45",
        "1e999, 64800",
        "\"40\", 30",
        "\"x\", 45",
        "[], 45",
        "99999999999999999999, 64800"
    })
    void relinquishesATokenInTime(String said, long seconds) {
        byte[] answer = ("{\"token\":\"t\",\"expires_in\":" + said + "}").getBytes(StandardCharsets.UTF_8);
        assertThat(BearerToken.parse(answer, 7).orElseThrow().renewal()).isEqualTo(7 + seconds * 1_000_000_000);
    }
}
