package io.acpupgrade.prep.output;

import io.acpupgrade.prep.text.Units;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.copy.Finding;
import io.acpupgrade.registry.copy.RemoteState;
import io.acpupgrade.registry.copy.Verification;
import java.util.List;
import java.util.stream.Stream;

/** What the registry holds of a package: a line for each artifact, and one for all. */
public record VerifyTable(Verification verification) {
    public List<String> lines() {
        ResultTable table = new ResultTable(List.of("ARTIFACT", "RESULT", " THERE", " MISSING", " DAMAGED"));
        verification.states().forEach(state -> table.add(row(state)));
        int wrong = verification.incomplete().size();
        String total = Units.count(verification.states().size(), "artifact") + ": "
                + (verification.states().size() - wrong) + " whole, " + wrong + " not whole";
        List<Artifact> artifacts =
                verification.states().stream().map(RemoteState::artifact).toList();
        return Stream.of(table.lines().stream(), Phrases.leftOut(artifacts), Stream.of(total))
                .flatMap(lines -> lines)
                .toList();
    }

    private static List<String> row(RemoteState state) {
        return List.of(
                state.artifact().reference().toString(),
                result(state),
                String.valueOf(state.blobs().size()),
                String.valueOf(state.count(Finding.Kind.MISSING)),
                String.valueOf(state.count(Finding.Kind.DAMAGED)));
    }

    private static String result(RemoteState state) {
        if (state.isComplete()) {
            return "whole";
        }
        if (state.count(Finding.Kind.DENIED) > 0) {
            return "NOT KNOWN";
        }
        return state.findings().size() == state.count(Finding.Kind.OTHER_IMAGE) ? "OTHER IMAGE" : "NOT WHOLE";
    }
}
