package io.acpupgrade.prep.output;

import io.acpupgrade.prep.text.Units;
import io.acpupgrade.problem.Language;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.RemoteState;
import io.acpupgrade.registry.copy.Transfer;
import java.util.List;
import java.util.stream.Stream;

/** What a sync would do: a line for each artifact, and one for all. */
public record PlanTable(CopyPlan plan, Language language) {
    public List<String> lines() {
        ResultTable table = new ResultTable(
                language,
                "column.artifact",
                "column.plan",
                " column.send",
                " column.mount",
                " column.exists",
                " column.bytes",
                " column.to-compress");
        plan.states().forEach(state -> table.add(row(state)));
        int missing = plan.incomplete().size();
        String total = language.text(
                "plan.total", plan.states().size(), missing, plan.states().size() - missing, Phrases.ofWork(plan));
        List<Artifact> artifacts =
                plan.states().stream().map(RemoteState::artifact).toList();
        return Stream.of(table.lines().stream(), Phrases.leftOut(artifacts).map(language::text), Stream.of(total))
                .flatMap(lines -> lines)
                .toList();
    }

    private List<String> row(RemoteState state) {
        List<Transfer> transfers = plan.transfersOf(state);
        long linked = plan.mounts(state);
        int blobs = state.artifact().blobs().size();
        return List.of(
                state.artifact().reference().toString(),
                language.text(state.isComplete() ? "plan.exists" : "plan.push"),
                String.valueOf(transfers.size()),
                String.valueOf(linked),
                String.valueOf(blobs - transfers.size() - linked),
                Units.bytes(bytes(transfers, Blob.Form.VERBATIM)),
                Units.bytes(bytes(transfers, Blob.Form.COMPRESSED)));
    }

    private static long bytes(List<Transfer> transfers, Blob.Form form) {
        return transfers.stream()
                .map(Transfer::blob)
                .filter(blob -> blob.form() == form)
                .mapToLong(Blob::size)
                .sum();
    }
}
