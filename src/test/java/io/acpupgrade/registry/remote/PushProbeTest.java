package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.acpupgrade.fixture.Action;
import io.acpupgrade.fixture.Basic;
import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.fixture.User;
import io.acpupgrade.fixture.Users;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Push permission is checked without pushing content. */
class PushProbeTest {
    private static final Repository CORE = new Repository("acp/core");

    private final InMemoryRegistry registry = InMemoryRegistry.with()
            .auth(new Basic(Users.of(User.named("clerk", "pa55")
                    .may("acp/.*", Action.PULL, Action.PUSH)
                    .may(".*", Action.PULL))))
            .start();

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    @Test
    void opensASessionAndCancelsIt() throws Exception {
        // When
        TestConnection.to(registry).as("clerk", "pa55").withoutRetries().probePush(CORE);

        // Then
        assertThat(registry.requests().count("POST", "/v2/acp/core/blobs/uploads/"))
                .isPositive();
        assertThat(registry.requests().count("DELETE", "/v2/acp/core/blobs/uploads/.*"))
                .isEqualTo(1);
        assertThat(registry.requests().count("PUT|PATCH", ".*")).isZero();
        assertThat(registry.openSessions()).isZero();
    }

    @Test
    void tellsWhereTheUserMayNotPush() {
        FailureAssert.of(() -> TestConnection.to(registry)
                        .as("clerk", "pa55")
                        .withoutRetries()
                        .probePush(new Repository("other/core")))
                .hasKind(Kind.DENIED)
                .mentions("open an upload session in other/core");
        assertThat(registry.openSessions()).isZero();
    }

    @Test
    void tellsWhenTheLoginIsNotTaken() {
        FailureAssert.of(() -> TestConnection.to(registry)
                        .as("clerk", "wrong")
                        .withoutRetries()
                        .probePush(CORE))
                .hasKind(Kind.UNAUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 405, 500})
    void ignoresASessionThatCannotBeCancelled(int status) {
        // Given
        registry.inject(
                Fault.always(Endpoint.UPLOAD_CANCEL, TransportFaults.respondsWith(status, ErrorCode.UNSUPPORTED)));

        // Then
        assertThatCode(() -> TestConnection.to(registry)
                        .as("clerk", "pa55")
                        .withoutRetries()
                        .probePush(CORE))
                .doesNotThrowAnyException();
    }

    @Test
    void asksAgainWhereTheRegistryFailedForAWhile() throws Exception {
        // Given
        registry.inject(Fault.first(2, Endpoint.UPLOAD_START, TransportFaults.proxyError(503)));

        // When
        TestConnection.to(registry).as("clerk", "pa55").withRetries().probePush(CORE);

        // Then
        assertThat(registry.openSessions()).isZero();
    }
}
