package io.acpupgrade.prep.output;

import io.acpupgrade.prep.report.OutcomeLabel;
import io.acpupgrade.prep.text.Durations;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.copy.ArtifactResult;
import io.acpupgrade.registry.copy.CopyResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The result of a copy: a line for each artifact, and one for all. */
public record CopyTable(CopyResult result, Language language) {
    public List<String> lines() {
        ResultTable table = new ResultTable(
                language,
                "column.artifact",
                "column.result",
                " column.pushed",
                " column.mounted",
                " column.exists",
                " column.sent",
                " column.seconds");
        result.artifacts().forEach(artifact -> table.add(row(artifact)));
        Message unfinished = Phrases.unfinished(result);
        String total = language.text(
                "copy-result.total",
                result.artifacts().size(),
                result.count(ArtifactResult.Outcome.PUSHED),
                result.count(ArtifactResult.Outcome.ALREADY_THERE),
                result.count(ArtifactResult.Outcome.FAILED),
                unfinished.isEmpty() ? unfinished : Message.of("and-more", unfinished),
                Units.bytes(result.bytesSent()),
                Durations.measured(result.elapsed()));
        List<Artifact> artifacts =
                result.artifacts().stream().map(ArtifactResult::artifact).toList();
        return Stream.of(table.lines().stream(), Phrases.leftOut(artifacts).map(language::text), Stream.of(total))
                .flatMap(lines -> lines)
                .toList();
    }

    private List<String> row(ArtifactResult artifact) {
        return List.of(
                artifact.artifact().reference().toString(),
                language.text(OutcomeLabel.of(artifact.outcome())),
                String.valueOf(artifact.sent()),
                String.valueOf(artifact.mounted()),
                String.valueOf(artifact.alreadyThere()),
                Units.bytes(artifact.bytesSent()),
                String.format(Locale.ROOT, "%.1f", artifact.elapsed().toMillis() / 1000.0));
    }
}
