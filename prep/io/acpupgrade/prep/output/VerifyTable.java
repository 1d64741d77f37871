package io.acpupgrade.prep.output;

import io.acpupgrade.problem.Language;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.copy.Finding;
import io.acpupgrade.registry.copy.RemoteState;
import io.acpupgrade.registry.copy.Verification;
import java.util.List;
import java.util.stream.Stream;

/** What the registry holds of a package: a line for each artifact, and one for all. */
public record VerifyTable(Verification verification, Language language) {
    public List<String> lines() {
        ResultTable table = new ResultTable(
                language, "column.artifact", "column.result", " column.exists", " column.missing", " column.damaged");
        verification.states().forEach(state -> table.add(row(state)));
        int wrong = verification.incomplete().size();
        String total = language.text(
                "verification.total",
                verification.states().size(),
                verification.states().size() - wrong,
                wrong);
        List<Artifact> artifacts =
                verification.states().stream().map(RemoteState::artifact).toList();
        return Stream.of(table.lines().stream(), Phrases.leftOut(artifacts).map(language::text), Stream.of(total))
                .flatMap(lines -> lines)
                .toList();
    }

    private List<String> row(RemoteState state) {
        return List.of(
                state.artifact().reference().toString(),
                language.text(result(state)),
                String.valueOf(state.blobs().size()),
                String.valueOf(state.count(Finding.Kind.MISSING)),
                String.valueOf(state.count(Finding.Kind.DAMAGED)));
    }

    private static String result(RemoteState state) {
        if (state.isComplete()) {
            return "verification.complete";
        }
        if (state.count(Finding.Kind.DENIED) > 0) {
            return "verification.not-known";
        }
        return state.findings().size() == state.count(Finding.Kind.OTHER_IMAGE)
                ? "verification.other-image"
                : "verification.incomplete";
    }
}
