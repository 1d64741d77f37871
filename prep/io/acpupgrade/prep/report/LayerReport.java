package io.acpupgrade.prep.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.ForeignLayer;
import java.util.List;

/**
 * A layer that an artifact's manifests name, and that is not pushed because the package does not hold it.
 *
 * @param urls where the manifest says that it is
 */
public record LayerReport(
        String digest,
        String mediaType,
        long bytes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> urls,
        Message reason) {
    public LayerReport {
        urls = List.copyOf(urls);
    }

    static List<LayerReport> leftOutOf(Artifact artifact) {
        return artifact.omittedLayers().stream().map(LayerReport::of).toList();
    }

    private static LayerReport of(ForeignLayer layer) {
        return new LayerReport(
                layer.descriptor().digest().toString(),
                layer.descriptor().mediaType().name(),
                layer.descriptor().size(),
                layer.urls(),
                layer.reason());
    }
}
