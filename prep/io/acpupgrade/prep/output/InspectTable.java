package io.acpupgrade.prep.output;

import io.acpupgrade.prep.text.Units;
import io.acpupgrade.problem.Language;
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
public record InspectTable(CorePackage core, Language language) {
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Bundle bundle : core.bundles()) {
            lines.add(language.text(
                    "inspect.place",
                    bundle.path(),
                    bundle.kinds(),
                    bundle.authenticity().words()));
            ResultTable table = new ResultTable(
                    language, "column.artifact", "column.digest", "column.platforms", " column.blobs", " column.bytes");
            bundle.artifacts().forEach(artifact -> table.add(row(artifact)));
            table.lines().forEach(line -> lines.add("  " + line));
            Phrases.leftOut(bundle.artifacts()).forEach(line -> lines.add("  " + language.text(line)));
        }
        long artifacts = core.artifacts().size();
        Message content = Message.of(
                "inspect.content",
                artifacts,
                Message.of("count.files", core.bundles().size()));
        lines.add(
                core.targetVersion().isEmpty()
                        ? language.text(content)
                        : language.text("inspect.content-version", content, core.targetVersion()));
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
