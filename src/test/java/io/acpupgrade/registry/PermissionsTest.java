package io.acpupgrade.registry;

import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.FAILED;
import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.PUSHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Action;
import io.acpupgrade.fixture.Auth;
import io.acpupgrade.fixture.Basic;
import io.acpupgrade.fixture.Bearer;
import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.RequestFilter;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.fixture.User;
import io.acpupgrade.fixture.Users;
import io.acpupgrade.registry.remote.TestConnection;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PermissionsTest {
    private static final User OPEN_ONLY = User.named("admin", "secret").may("acp/open.*", Action.PULL, Action.PUSH);
    private final InMemoryBlobs shelf = InMemoryBlobs.randomAccess();
    private final Artifact open = Images.image("acp/open:v1", shelf, shelf.layer("base"), shelf.layer("one"));
    private final Artifact shut = Images.image("acp/shut:v1", shelf, shelf.layer("base"), shelf.layer("two"));
    private final Artifact too = Images.image("acp/open/too:v1", shelf, shelf.layer("base"), shelf.layer("three"));

    static Stream<Auth> logins() {
        Users readers = Users.of(OPEN_ONLY.may(".*", Action.PULL));
        Users strangers = Users.of(OPEN_ONLY);
        return Stream.of(
                new Basic(readers),
                new Basic(strangers),
                Bearer.of(readers),
                Bearer.of(strangers),
                Bearer.of(strangers).missingAction(Bearer.MissingActionError.DENIED));
    }

    @ParameterizedTest
    @MethodSource("logins")
    void toPushThatAreMissingInOneRepositoryDoNotFailTheOthers(Auth auth) throws Exception {
        try (InMemoryRegistry registry = InMemoryRegistry.with().auth(auth).start()) {
            // When
            Registry remote = TestConnection.to(registry).as("admin", "secret").withRetries();
            remote.ping();
            CopyRun run = CopyRun.into(remote, open, shut, too);

            // Then
            assertThat(run.outcomes()).containsExactly(PUSHED, FAILED, PUSHED);
            assertThat(run.failure(1).kind()).hasValue(RegistryException.Kind.DENIED);
            assertThat(run.failure(1).message().english())
                    .startsWith("push blob sha256:")
                    .contains(" to acp/shut: ", "HTTP 40");
            assertThat(run.failure(1).remedy().english())
                    .isEqualTo("Give this user the right to push there, or use another.");
        }
    }

    @ParameterizedTest
    @MethodSource("logins")
    void toPushThatTheFirstOfTheRepositoriesLacksLeaveASharedLayerToTheNext(Auth auth) throws Exception {
        try (InMemoryRegistry registry = InMemoryRegistry.with().auth(auth).start()) {
            // When
            Registry remote = TestConnection.to(registry).as("admin", "secret").withRetries();
            remote.ping();
            CopyRun run = CopyRun.into(remote, shut, open, too);

            // Then
            assertThat(run.outcomes()).containsExactly(FAILED, PUSHED, PUSHED);
            assertThat(run.failure(0).kind()).hasValue(RegistryException.Kind.DENIED);
            assertThat(run.failure(0).message().english())
                    .startsWith("push blob sha256:")
                    .contains(" to acp/shut: ", "HTTP 40");
            assertThat(registry.requests().uploads().values()).containsOnly(1);
        }
    }

    @Test
    void areNotMistakenForAWrongPasswordWhenATokenServerRefusesOneRepository() throws Exception {
        try (InMemoryRegistry registry =
                InMemoryRegistry.with().auth(Bearer.of(Users.of(OPEN_ONLY))).start()) {
            // Given
            RequestFilter shutTokens = RequestFilter.of(Endpoint.TOKEN)
                    .and(call -> call.query().all("scope").toString().contains("acp/shut"));
            registry.inject(Fault.always(shutTokens, TransportFaults.respondsWith(403, ErrorCode.DENIED)));

            // When
            Registry remote = TestConnection.to(registry).as("admin", "secret").withRetries();
            CopyRun run = CopyRun.into(remote, open, shut, too);

            // Then
            assertThat(run.outcomes()).containsExactly(PUSHED, FAILED, PUSHED);
            assertThat(run.failure(1).message().english())
                    .contains("ask for a token for ", "repository:acp/shut:pull,push");
        }
    }

    @Test
    void toPullInOneRepositoryAreNotAskedForWithThoseOfAnother() throws Exception {
        try (InMemoryRegistry registry =
                InMemoryRegistry.with().auth(Bearer.of(Users.of(OPEN_ONLY))).start()) {
            // Given a repository whose token request is refused, and which is inspected first
            RequestFilter shutTokens = RequestFilter.of(Endpoint.TOKEN)
                    .and(call -> call.query().all("scope").toString().contains("acp/shut"));
            registry.inject(Fault.always(shutTokens, TransportFaults.respondsWith(403, ErrorCode.DENIED)));
            Registry remote = TestConnection.to(registry).as("admin", "secret").withRetries();
            assertThat(CopyRun.into(remote, shut).outcomes()).containsExactly(FAILED);

            // When, Then
            assertThat(CopyRun.into(remote, open, too).outcomes()).containsExactly(PUSHED, PUSHED);
        }
    }

    @Test
    void areAskedForAgainAndAgainWhileTokensAreShort() throws Exception {
        Bearer fleeting = Bearer.of(Users.of(OPEN_ONLY)).lifetime(Duration.ofSeconds(1));
        try (InMemoryRegistry registry = InMemoryRegistry.with().auth(fleeting).start()) {
            Registry remote = TestConnection.to(registry).as("admin", "secret").withRetries();
            assertThat(CopyRun.into(remote, open, too).outcomes()).containsExactly(PUSHED, PUSHED);
        }
    }

    @Test
    void areAskedForOverTheOneConnectionThatThereIs() throws Exception {
        Bearer fleeting = Bearer.of(Users.of(OPEN_ONLY)).lifetime(Duration.ofSeconds(1));
        try (InMemoryRegistry registry = InMemoryRegistry.with().auth(fleeting).start()) {
            Registry remote = TestConnection.to(registry).as("admin", "secret").overOneConnection();
            assertThat(CopyRun.into(remote, open, too).outcomes()).containsExactly(PUSHED, PUSHED);
        }
    }
}
