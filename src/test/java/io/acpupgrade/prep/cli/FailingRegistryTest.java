package io.acpupgrade.prep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Action;
import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.FaultAction;
import io.acpupgrade.fixture.RegistryFaults;
import io.acpupgrade.fixture.RequestFilter;
import io.acpupgrade.fixture.Response;
import io.acpupgrade.fixture.RetryAfter;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.fixture.User;
import io.acpupgrade.fixture.console.Console;
import io.acpupgrade.fixture.console.Site;
import io.acpupgrade.fixture.packages.TestImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator reads if the registry fails. */
@Tag("any-jdk")
class FailingRegistryTest {
    private static final RequestFilter UPLOADS_OF_ONE_IMAGE =
            Endpoint.UPLOAD_START.and(RequestFilter.repository("acp/product-image"));

    @TempDir
    Path folder;

    @Test
    void retriesAfterAConnectionReset() throws Exception {
        RequestFilter bodies = RequestFilter.uploadBodies().and(RequestFilter.repository("acp/product-image"));
        syncWith(Fault.first(1, bodies, TransportFaults.resetsMidway()))
                .exits(0)
                .readsLike("retry-after-reset");
    }

    @Test
    void honoursRetryAfter() throws Exception {
        FaultAction slowDown = TransportFaults.tooManyRequests(RetryAfter.seconds(1));
        syncWith(Fault.first(1, UPLOADS_OF_ONE_IMAGE, slowDown)).exits(0).readsLike("retry-after-429");
    }

    @Test
    void retriesAfterAServerError() throws Exception {
        FaultAction unavailable = TransportFaults.respondsWith(500, ErrorCode.UNKNOWN);
        syncWith(Fault.first(2, UPLOADS_OF_ONE_IMAGE, unavailable)).exits(0).readsLike("retry-after-500");
    }

    @Test
    void detectsALostBlob() throws Exception {
        // Given
        String layer = TestImage.small("product").blobs().get(1).digest().toString();
        try (Site site = Site.in(folder)) {
            RequestFilter tags = Endpoint.MANIFEST_PUT.and(RequestFilter.path(".*/product-image/manifests/v4.3.0"));
            site.with(Fault.always(tags, (call, next) -> {
                Response answer = next.handle(call);
                site.registry().removeBlob(layer);
                return answer;
            }));

            // When
            Console console = site.sync();

            // Then
            console.exits(7).readsLike("verification-fails");
        }
    }

    @Test
    void reportsAFullDisk() throws Exception {
        syncWith(Fault.always(RequestFilter.uploadBodies(), RegistryFaults.diskFull(3_000)))
                .exits(7)
                .readsLike("disk-full");
    }

    @Test
    void pushesAllButTheImageThatTheUserMayNotPush() throws Exception {
        // Given
        User user = User.named(Site.USER, Site.PASSWORD).may(".*", Action.PULL).may("acp/product-image", Action.PUSH);
        try (Site site = Site.in(folder, Site.TWO_IMAGES, user)) {
            // When
            Console console = site.sync("--jobs", "1");

            // Then
            console.exits(7).readsLike("no-right-to-push-one");
            assertThat(site.registry().hasTag("acp/product-image", "v4.3.0")).isTrue();
        }
    }

    @Test
    void advisesAReadOnlyRunToGetReadPermission() throws Exception {
        // Given
        User user = User.named(Site.USER, Site.PASSWORD).may("elsewhere/.*", Action.PULL, Action.PUSH);
        try (Site site = Site.in(folder, Site.TWO_IMAGES, user)) {
            // When
            Console console = site.loggedIn().run(toThe(site).apply("verify"));

            // Then
            assertThat(console.exits(7).err())
                    .contains("Next      Give this user the right to read there, or use another.\n")
                    .doesNotContain("Run `");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "verify", "verify --deep", "sync --dry-run"})
    void isNotPromisedThatOnlyTheMissingIsSentWhereNothingIs(String command) throws Exception {
        // Given
        try (Site site = Site.in(folder)) {
            site.with(Fault.always(RequestFilter.api(), TransportFaults.respondsWith(507, ErrorCode.UNKNOWN)));

            // When
            String[] verb = command.split(" ", -1);
            Console console = site.run(verb[0], Arrays.copyOfRange(verb, 1, verb.length));

            // Then
            assertThat(console.exits(7).err())
                    .contains("Run the same command again when the registry is healthy.")
                    .doesNotContain("is sent");
        }
    }

    @Test
    void namesInAPlanWhatItMayNotLookAt() throws Exception {
        // Given
        User user = User.named(Site.USER, Site.PASSWORD).may("acp/product-image", Action.PULL);
        try (Site site = Site.in(folder, Site.TWO_IMAGES, user)) {
            // When
            Console console = site.loggedIn().run(toThe(site).apply("plan"));

            // Then
            assertThat(console.exits(0).err())
                    .contains(
                            "WARNING   acp/cluster-version-operator:v4.3.0: what the registry holds of it is not known")
                    .doesNotContain("WARNING   acp/product-image");
        }
    }

    @Test
    void reportsARejectedLogin() throws Exception {
        // Given
        try (Site site = Site.in(folder)) {
            // When
            Console console = site.commandLine()
                    .hiddenEnv("REGISTRY_USERNAME", Site.USER)
                    .hiddenEnv("REGISTRY_PASSWORD", "another-password")
                    .run(toThe(site).apply("--only-sync-image"));

            // Then
            console.exits(7).readsLike("wrong-password");
        }
    }

    @Test
    void reportsAMissingLogin() throws Exception {
        try (Site site = Site.in(folder)) {
            site.commandLine()
                    .run(toThe(site).apply("--only-sync-image"))
                    .exits(7)
                    .readsLike("no-login");
        }
    }

    private static Function<String, String[]> toThe(Site site) {
        return command -> new String[] {command, "--registry", site.registry().host(), "--registry-ca", "../ca.pem"};
    }

    private Console syncWith(Fault fault) throws IOException {
        try (Site site = Site.in(folder).with(fault)) {
            return site.sync("--jobs", "1");
        }
    }
}
