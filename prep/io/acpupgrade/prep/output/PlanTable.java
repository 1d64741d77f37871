package io.acpupgrade.prep.output;

import io.acpupgrade.prep.text.Units;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.RemoteState;
import io.acpupgrade.registry.copy.Transfer;
import java.util.List;
import java.util.stream.Stream;

/** What a sync would do: a line for each artifact, and one for all. */
public record PlanTable(CopyPlan plan) {
    public List<String> lines() {
        ResultTable table =
                new ResultTable(List.of("ARTIFACT", "PLAN", " SEND", " LINK", " THERE", " BYTES", " TO COMPRESS"));
        plan.holdings().forEach(holding -> table.add(row(holding)));
        int missing = plan.incomplete().size();
        String total = Units.count(plan.holdings().size(), "artifact") + ": " + missing + " to push, "
                + (plan.holdings().size() - missing) + " already there; " + Phrases.ofWork(plan);
        List<Artifact> artifacts =
                plan.holdings().stream().map(RemoteState::artifact).toList();
        return Stream.of(table.lines().stream(), Phrases.leftOut(artifacts), Stream.of(total))
                .flatMap(lines -> lines)
                .toList();
    }

    private List<String> row(RemoteState holding) {
        List<Transfer> transfers = plan.transfersOf(holding);
        long linked = plan.mounts(holding);
        int blobs = holding.artifact().blobs().size();
        return List.of(
                holding.artifact().reference().toString(),
                holding.isWhole() ? "there" : "push",
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
