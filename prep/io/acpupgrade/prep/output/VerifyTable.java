package io.acpupgrade.prep.output;

import io.acpupgrade.prep.text.Units;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.copy.RemoteState;
import io.acpupgrade.registry.copy.Verification;
import java.util.List;
import java.util.stream.Stream;

/** What the registry holds of a package: a line for each artifact, and one for all. */
public record VerifyTable(Verification verification) {
    public List<String> lines() {
        ResultTable table = new ResultTable(List.of("ARTIFACT", "RESULT", " THERE", " MISSING"));
        verification.holdings().forEach(holding -> table.add(row(holding)));
        int wrong = verification.incomplete().size();
        String total = Units.count(verification.holdings().size(), "artifact") + ": "
                + (verification.holdings().size() - wrong) + " whole, " + wrong + " not whole";
        List<Artifact> artifacts =
                verification.holdings().stream().map(RemoteState::artifact).toList();
        return Stream.of(table.lines().stream(), Phrases.leftOut(artifacts), Stream.of(total))
                .flatMap(lines -> lines)
                .toList();
    }

    private static List<String> row(RemoteState holding) {
        return List.of(
                holding.artifact().reference().toString(),
                holding.isWhole() ? "whole" : "NOT WHOLE",
                String.valueOf(holding.blobs().size()),
                String.valueOf(holding.lacks().size()));
    }
}
