package io.acpupgrade.prep.output;

import io.acpupgrade.prep.text.Units;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Platform;
import io.acpupgrade.registry.corepackage.Bundle;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is in a package: each place, what kind it is, and its artifacts. */
public record InspectTable(CorePackage core) {
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Bundle bundle : core.bundles()) {
            lines.add(bundle.path() + " (" + Message.list(bundle.kinds()).english() + "), "
                    + bundle.authenticity().words().english());
            ResultTable table = new ResultTable(List.of("ARTIFACT", "DIGEST", "PLATFORMS", " BLOBS", " BYTES"));
            bundle.artifacts().forEach(artifact -> table.add(row(artifact)));
            table.lines().forEach(line -> lines.add("  " + line));
            Phrases.leftOut(bundle.artifacts()).forEach(line -> lines.add("  " + line));
        }
        long artifacts = core.artifacts().size();
        String version = core.targetVersion().isEmpty() ? "" : "; target version " + core.targetVersion();
        lines.add(Units.count(artifacts, "artifact") + " in "
                + Units.count(core.bundles().size(), "file or folder") + version);
        return lines;
    }

    private static List<String> row(Artifact artifact) {
        return List.of(
                artifact.reference().toString(),
                digest(artifact),
                platforms(artifact),
                String.valueOf(artifact.blobs().size()),
                Units.bytes(artifact.size()));
    }

    /** A docker-archive's image has no manifest yet; its configuration distinguishes it from others. */
    private static String digest(Artifact artifact) {
        Digest digest = artifact instanceof Artifact.Assembled stored
                ? stored.root().digest()
                : artifact.blobs().get(0).packaged().digest();
        return (artifact instanceof Artifact.Assembled ? "" : "config ") + digest.algorithm() + ":"
                + digest.abbreviated();
    }

    private static String platforms(Artifact artifact) {
        if (artifact instanceof Artifact.Assembled stored) {
            List<Platform> platforms = stored.manifests().stream()
                    .map(Manifest::platforms)
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
            return platforms.isEmpty()
                    ? "-"
                    : platforms.stream().map(Platform::toString).collect(Collectors.joining(","));
        }
        return "-";
    }
}
