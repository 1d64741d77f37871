package io.acpupgrade.prep.output;

import io.acpupgrade.prep.text.Units;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.copy.ArtifactResult;
import io.acpupgrade.registry.copy.CopyResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The result of a copy: a line for each artifact, and one for all. */
public record CopyTable(CopyResult result) {
    public List<String> lines() {
        ResultTable table =
                new ResultTable(List.of("ARTIFACT", "RESULT", " PUSHED", " LINKED", " THERE", " SENT", " SECONDS"));
        result.artifacts().forEach(artifact -> table.add(row(artifact)));
        String total = Units.count(result.artifacts().size(), "artifact") + ": "
                + result.count(ArtifactResult.Outcome.PUSHED) + " pushed, "
                + result.count(ArtifactResult.Outcome.ALREADY_THERE) + " already there, "
                + result.count(ArtifactResult.Outcome.FAILED) + " failed" + Phrases.unfinished(result) + "; "
                + Units.bytes(result.bytesSent())
                + " sent in " + Units.time(result.elapsed());
        List<Artifact> artifacts =
                result.artifacts().stream().map(ArtifactResult::artifact).toList();
        return Stream.of(table.lines().stream(), Phrases.leftOut(artifacts), Stream.of(total))
                .flatMap(lines -> lines)
                .toList();
    }

    private static List<String> row(ArtifactResult artifact) {
        return List.of(
                artifact.artifact().reference().toString(),
                Phrases.of(artifact.outcome()),
                String.valueOf(artifact.sent()),
                String.valueOf(artifact.mounted()),
                String.valueOf(artifact.alreadyThere()),
                Units.bytes(artifact.bytesSent()),
                String.format(Locale.ROOT, "%.1f", artifact.elapsed().toMillis() / 1000.0));
    }
}
