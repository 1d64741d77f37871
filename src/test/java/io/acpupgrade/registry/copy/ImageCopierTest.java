package io.acpupgrade.registry.copy;

import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.ALREADY_THERE;
import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.PUSHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.Request;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.CopyRun;
import io.acpupgrade.registry.Images;
import io.acpupgrade.registry.InMemoryBlobs;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.remote.TestConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageCopierTest {
    private static final String MANIFESTS = ".*/manifests/.*";
    private final InMemoryRegistry registry = InMemoryRegistry.started();
    private final Registry remote = TestConnection.to(registry).withRetries();
    private final InMemoryBlobs shelf = InMemoryBlobs.randomAccess();

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    private List<String> manifestsPut() {
        return registry.requests().all().stream()
                .filter(request ->
                        request.method().equals("PUT") && request.path().matches(MANIFESTS))
                .map(request -> request.path().replaceAll(".*/manifests/", ""))
                .toList();
    }

    private Set<String> methods() {
        return registry.requests().all().stream().map(Request::method).collect(Collectors.toSet());
    }

    @Test
    void pushesAnImageWithTheBytesItHas() throws Exception {
        // Given
        Artifact.Assembled image = Images.image("acp/core:v1", shelf, shelf.layer("one"), shelf.layer("two"));

        // When
        CopyRun run = CopyRun.into(remote, image);

        // Then
        assertThat(run.of(0).outcome()).isEqualTo(PUSHED);
        assertThat(run.of(0).sent()).isEqualTo(3);
        assertThat(run.of(0).digest()).hasValue(image.root().digest());
        assertThat(registry.manifest("acp/core", "v1")).hasValue(image.root().bytes());
        assertThat(CopyRun.missing(remote, run.plan())).isEmpty();
    }

    @Test
    void sendsNothingWhenEverythingIsThere() throws Exception {
        // Given
        Artifact image = Images.image("acp/core:v1", shelf, shelf.layer("one"));
        CopyRun.into(remote, image);
        registry.requests().reset();

        // When
        CopyRun again = CopyRun.into(remote, image);

        // Then
        assertThat(again.outcomes()).containsExactly(ALREADY_THERE);
        assertThat(methods()).isSubsetOf("GET", "HEAD");
    }

    @Test
    void pushesTheTagLast() throws Exception {
        // Given
        Artifact.Assembled amd = Images.image("acp/core:amd", shelf, shelf.layer("amd"));
        Artifact.Assembled arm = Images.image("acp/core:arm", shelf, shelf.layer("arm"));
        Artifact.Assembled inner = Images.index("acp/core:inner", amd, arm);
        Artifact.Assembled outer = Images.index("acp/core:v1", inner);

        // When
        CopyRun.into(remote, outer);

        // Then
        assertThat(manifestsPut())
                .containsExactly(
                        amd.root().digest().toString(),
                        arm.root().digest().toString(),
                        inner.root().digest().toString(),
                        "v1");
        List<Request> all = registry.requests().all();
        assertThat(all.get(all.size() - 1).path()).endsWith("/manifests/v1");
    }

    @Test
    void sendsALayerOnceThatAnImageHasTwice() throws Exception {
        Blob layer = shelf.layer("again");
        CopyRun run = CopyRun.into(remote, Images.image("acp/core:v1", shelf, layer, shelf.layer("other"), layer));
        assertThat(run.outcomes()).containsExactly(PUSHED);
        assertThat(registry.requests().uploads())
                .hasSize(3)
                .allSatisfy((digest, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void pushesAnImageWithAnEmptyLayer() throws Exception {
        CopyRun run = CopyRun.into(remote, Images.image("acp/core:v1", shelf, shelf.layer("")));
        assertThat(run.outcomes()).containsExactly(PUSHED);
        assertThat(run.of(0).sent()).isEqualTo(2);
    }

    @Test
    void writesAnImageWithoutLayersAsOneThatHasAnEmptyListOfThem() throws Exception {
        // When
        CopyRun run = CopyRun.into(remote, Images.unassembled("acp/empty:v1", InMemoryBlobs.sequential()));

        // Then
        assertThat(run.outcomes()).containsExactly(PUSHED);
        assertThat(remote.manifest(Reference.parse("acp/empty:v1"))
                        .orElseThrow()
                        .json()
                        .path("layers")
                        .isArray())
                .isTrue();
    }

    @Test
    void pushesAnImageUnderTwoTagsOfARepository() throws Exception {
        // Given
        Blob config = shelf.config("{}");
        List<Blob> layers = List.of(shelf.layer("one"));

        // When
        CopyRun run = CopyRun.into(
                remote, Images.image("acp/core:v1", config, layers), Images.image("acp/core:latest", config, layers));

        // Then
        assertThat(run.outcomes()).containsExactly(PUSHED, PUSHED);
        assertThat(registry.tags("acp/core")).containsExactly("latest", "v1");
        assertThat(registry.requests().uploads())
                .hasSize(2)
                .allSatisfy((digest, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void leavesForeignLayersWhereTheyAre() throws Exception {
        // Given
        Blob config = shelf.config("{}");
        Blob foreign = shelf.put(
                new MediaType("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"),
                "elsewhere".getBytes(StandardCharsets.UTF_8));
        Artifact.Assembled windows = Images.image("acp/windows:v1", config, List.of(foreign));

        // When
        Artifact.Assembled asRead =
                new Artifact.Assembled(windows.reference(), "a test", windows.manifests(), List.of(config));
        CopyRun run = CopyRun.into(remote, asRead);

        // Then
        assertThat(run.outcomes()).containsExactly(PUSHED);
        assertThat(registry.requests().uploads())
                .containsOnlyKeys(config.packaged().digest().toString());
        assertThat(CopyRun.missing(remote, run.plan())).isEmpty();
    }

    @Test
    void movesATagFromAnotherImage() throws Exception {
        // Given
        CopyRun.into(remote, Images.image("acp/core:v1", shelf, shelf.layer("old")));

        // When
        Artifact.Assembled image =
                Images.image("acp/core:v1", shelf.config("{\"new\":1}"), List.of(shelf.layer("old")));
        CopyRun run = CopyRun.into(remote, image);

        // Then
        assertThat(run.outcomes()).containsExactly(PUSHED);
        assertThat(run.of(0).alreadyThere()).isEqualTo(1);
        assertThat(registry.manifest("acp/core", "v1")).hasValue(image.root().bytes());
    }
}
