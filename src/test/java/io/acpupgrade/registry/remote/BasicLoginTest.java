package io.acpupgrade.registry.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.acpupgrade.fixture.Action;
import io.acpupgrade.fixture.Basic;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.User;
import io.acpupgrade.fixture.Users;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.InMemoryBlobs;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.Repository;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BasicLoginTest {
    private final InMemoryRegistry registry = InMemoryRegistry.with()
            .auth(new Basic(Users.of(
                    User.named("admin", "secret").mayEverything(),
                    User.named("reader", "secret").may(".*", Action.PULL))))
            .start();
    private final Blob layer = InMemoryBlobs.randomAccess().layer("layer");

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    private void push(RemoteRegistry remote) throws Exception {
        remote.push(
                new Repository("acp/core"),
                layer.packaged(),
                Optional.empty(),
                out -> layer.source().open(layer.packaged().digest()).transferTo(out));
    }

    @Test
    void logsInWhenItIsAskedToAndThenUnasked() throws Exception {
        // When
        RemoteRegistry remote =
                TestConnection.to(registry).as("admin", "secret").withoutRetries();
        remote.ping();
        push(remote);

        // Then
        assertThat(registry.requests().answered(401)).isEqualTo(1);
        assertThat(registry.hasBlob("acp/core", layer.packaged().digest().toString()))
                .isTrue();
    }

    @Test
    void refusesAWrongPasswordAtOnce() {
        FailureAssert.of(() -> TestConnection.to(registry)
                        .as("admin", "wrong")
                        .withRetries()
                        .ping())
                .hasKind(Kind.UNAUTHORIZED)
                .hasMessage("log in as 'admin': the registry refused (" + registry.origin()
                        + "/v2/: HTTP 401 UNAUTHORIZED authentication" + " required)")
                .hasRemedy("Check user and password (--username with --password-stdin, REGISTRY_USERNAME and"
                        + " REGISTRY_PASSWORD, or the Secret cpaas-system/registry-admin).");
        assertThat(registry.requests().count("GET", "/v2/")).isEqualTo(2);
    }

    @Test
    void saysThatNoCredentialsWereGiven() {
        FailureAssert.of(() -> TestConnection.to(registry).withoutRetries().ping())
                .hasKind(Kind.UNAUTHORIZED)
                .mentions("log in as anonymous (no credentials were given)");
    }

    @Test
    void tellsAMissingRightFromAWrongPassword() {
        RemoteRegistry remote =
                TestConnection.to(registry).as("reader", "secret").withoutRetries();
        assertThatCode(remote::ping).doesNotThrowAnyException();
        FailureAssert.of(() -> push(remote))
                .hasKind(Kind.DENIED)
                .hasMessage("push blob " + layer.packaged().digest() + " to acp/core: " + registry.origin()
                        + "/v2/acp/core/blobs/uploads/: HTTP 403"
                        + " DENIED requested access to the resource is denied acp/core")
                .hasRemedy("Give this user the right to push there, or use another.");
    }
}
