package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Action;
import io.acpupgrade.fixture.Bearer;
import io.acpupgrade.fixture.Bearer.Field;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.OtherHost;
import io.acpupgrade.fixture.Realm;
import io.acpupgrade.fixture.User;
import io.acpupgrade.fixture.Users;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.InMemoryBlobs;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.Registry.PushOutcome;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenLoginTest {
    private static final Repository CORE = new Repository("acp/core");
    private static final Repository BASE = new Repository("acp/base");
    private static final Bearer TOKENS = Bearer.of(Users.of(
            User.named("admin", "secret").mayEverything(),
            User.named("half", "secret").may(".*", Action.PULL).may("acp/base", Action.PUSH)));
    private final Blob layer = InMemoryBlobs.randomAccess().layer("layer");

    private static InMemoryRegistry registry(Bearer tokens) {
        return InMemoryRegistry.with().auth(tokens).start();
    }

    private static Registry login(InMemoryRegistry registry) {
        return TestConnection.to(registry).as("admin", "secret").withoutRetries();
    }

    private PushOutcome push(Registry remote, Repository repository, Optional<Repository> from) throws Exception {
        return remote.push(
                repository,
                layer.packaged(),
                from,
                out -> layer.source().open(layer.packaged().digest()).transferTo(out));
    }

    @Test
    void asksForATokenForEachRepository() throws Exception {
        try (InMemoryRegistry registry = registry(TOKENS)) {
            // When
            Registry remote = login(registry);
            remote.ping();
            push(remote, CORE, Optional.empty());
            push(remote, BASE, Optional.empty());
            remote.blobSize(BASE, layer.packaged().digest());

            // Then
            List<String> scopes = registry.requests().all().stream()
                    .filter(request -> request.path().equals("/auth/token"))
                    .map(request -> request.query().replaceAll("service=test-registry|&account=admin|&scope=", ""))
                    .toList();
            assertThat(scopes)
                    .containsExactly(
                            "", "repository%3Aacp%2Fcore%3Apull%2Cpush", "repository%3Aacp%2Fbase%3Apull%2Cpush");
            assertThat(registry.requests().answered(401)).isEqualTo(1);
        }
    }

    @Test
    void mayReadTheOtherRepositoryWhenItMounts() throws Exception {
        try (InMemoryRegistry registry = registry(TOKENS)) {
            Registry remote = login(registry);
            push(remote, CORE, Optional.empty());
            assertThat(push(remote, BASE, Optional.of(CORE))).isEqualTo(PushOutcome.MOUNTED);
        }
    }

    @Test
    void followsARealmThatIsRelative() throws Exception {
        try (InMemoryRegistry registry = registry(TOKENS.realm(Realm.relative()))) {
            assertThat(push(login(registry), CORE, Optional.empty())).isEqualTo(PushOutcome.SENT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsATokenInEitherField(Field field) throws Exception {
        try (InMemoryRegistry registry = registry(TOKENS.field(field).expiry(Bearer.Expiry.SILENT))) {
            assertThat(push(login(registry), CORE, Optional.empty())).isEqualTo(PushOutcome.SENT);
        }
    }

    @Test
    void sendsNoCredentialsToARealmOnAnotherHost() {
        try (OtherHost thief = OtherHost.serving("{\"token\":\"bait\"}".getBytes(StandardCharsets.UTF_8));
                InMemoryRegistry registry =
                        registry(TOKENS.realm(Realm.at(thief.origin().replace("127.0.0.1", "localhost") + "/token")))) {
            FailureAssert.of(() -> login(registry).ping())
                    .hasKind(Kind.REJECTED)
                    .mentions("sends clients to the token server localhost, which is another host;")
                    .hasRemedy(
                            "Give that registry's own name with --registry, or correct the realm in its configuration.");
            assertThat(thief.requests().all()).isEmpty();
        }
    }

    @Test
    void refusesAWrongPasswordAtOnce() {
        try (InMemoryRegistry registry = registry(TOKENS)) {
            FailureAssert.of(() -> TestConnection.to(registry)
                            .as("admin", "wrong")
                            .withRetries()
                            .ping())
                    .hasKind(Kind.UNAUTHORIZED)
                    .hasMessage("log in as 'admin': the token server refused (" + registry.origin()
                            + "/auth/token: HTTP 401 UNAUTHORIZED incorrect username or" + " password)");
            assertThat(registry.requests().count("GET", "/auth/token")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhichRightIsMissing(Bearer.MissingActionError shortage) {
        try (InMemoryRegistry registry = registry(TOKENS.missingAction(shortage))) {
            Registry half = TestConnection.to(registry).as("half", "secret").withRetries();
            FailureAssert.of(() -> push(half, CORE, Optional.empty()))
                    .hasKind(Kind.DENIED)
                    .mentions("push blob " + layer.packaged().digest() + " to acp/core", "/blobs/uploads/: HTTP 40")
                    .hasRemedy("Give this user the right to push there, or use another.");
        }
    }

    @Test
    void saysWhenTheRealmIsNoAddress() {
        try (InMemoryRegistry registry = registry(TOKENS.realm(Realm.at("http://[bad")))) {
            FailureAssert.of(() -> login(registry).ping())
                    .hasKind(Kind.REJECTED)
                    .mentions("'http://[bad'", "is no URL");
        }
    }
}
