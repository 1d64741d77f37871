package io.acpupgrade.registry;

import io.acpupgrade.registry.compression.GzipLayers;
import io.acpupgrade.registry.copy.ArtifactResult;
import io.acpupgrade.registry.copy.CopyListener;
import io.acpupgrade.registry.copy.CopyOptions;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.copy.ImageCopier;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One run of the copy: plan and result. */
public record CopyRun(CopyPlan plan, CopyResult result) {
    private static final CopyOptions OPTIONS = new CopyOptions(3, new GzipLayers(), CopyOptions.Proof.CHECKED);

    public static CopyRun into(Registry registry, Artifact... artifacts) throws IOException {
        return into(registry, OPTIONS, artifacts);
    }

    public static CopyRun into(Registry registry, CopyOptions options, Artifact... artifacts) throws IOException {
        ImageCopier copier = new ImageCopier(registry, options, new CopyListener() {});
        CopyPlan plan = copier.plan(List.of(artifacts));
        return new CopyRun(plan, copier.execute(plan));
    }

    static ImageCopier copier(Registry registry) {
        return new ImageCopier(registry, OPTIONS, new CopyListener() {});
    }

    /** Returns the result of the n-th artifact. */
    public ArtifactResult of(int n) {
        return result.artifacts().get(n);
    }

    ArtifactResult.Failure failure(int n) {
        return of(n).failure().orElseThrow();
    }

    public List<ArtifactResult.Outcome> outcomes() {
        return result.artifacts().stream().map(ArtifactResult::outcome).toList();
    }

    /** Returns what is missing of each incomplete artifact after a new inspection. */
    public static Map<Reference, List<String>> missing(Registry registry, CopyPlan plan) throws IOException {
        return copier(registry).verify(plan).stream()
                .filter(state -> !state.isComplete())
                .collect(Collectors.toMap(
                        state -> state.artifact().reference(),
                        state -> state.findings().stream()
                                .map(it -> it.message().english())
                                .toList()));
    }
}
