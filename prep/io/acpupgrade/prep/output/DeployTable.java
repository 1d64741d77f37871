package io.acpupgrade.prep.output;

import io.acpupgrade.prep.deploy.manifests.Change;
import io.acpupgrade.prep.text.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What deploying did to each object, or would do. */
public record DeployTable(List<Change> changes) {
    public DeployTable {
        changes = List.copyOf(changes);
    }

    /** A row for each object that did not stay as it was, and the sum. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        ResultTable table = new ResultTable(List.of("RESULT", "OBJECT", "WHY"));
        List<Change> listed = changes.stream()
                .filter(change -> change.effect() != Change.Effect.UNCHANGED)
                .toList();
        listed.forEach(change -> table.add(List.of(
                change.effect().description().english(),
                change.wanted().toString(),
                change.note().english())));
        if (!listed.isEmpty()) {
            lines.addAll(table.lines());
        }
        lines.add(Units.count(changes.size(), "object") + ": " + counts());
        return lines;
    }

    private String counts() {
        return Stream.of(Change.Effect.values())
                .map(effect -> changes.stream()
                                .filter(change -> change.effect() == effect)
                                .count()
                        + " " + effect.description().english())
                .filter(count -> !count.startsWith("0 "))
                .collect(Collectors.joining(", "));
    }

    /** Object by object, with the fields that change. */
    public List<String> diff() {
        List<String> lines = new ArrayList<>();
        for (Change change : changes) {
            String why = change.note().isEmpty() ? "" : ": " + change.note().english();
            lines.add(mark(change) + " " + change.wanted() + " " + wouldBe(change) + why);
            change.differences().forEach(difference -> lines.add("    " + difference));
        }
        long written = changes.stream()
                .filter(change -> change.effect() == Change.Effect.CREATED || change.effect() == Change.Effect.UPDATED)
                .count();
        lines.add(
                written == 0
                        ? "Nothing would change in the cluster."
                        : Units.count(written, "object") + " of " + changes.size()
                                + " would change in the cluster; nothing was changed.");
        return lines;
    }

    private static String mark(Change change) {
        return switch (change.effect()) {
            case CREATED -> "+";
            case UPDATED -> "~";
            case UNCHANGED, LEFT -> "=";
            case WITHHELD -> "!";
        };
    }

    private static String wouldBe(Change change) {
        return switch (change.effect()) {
            case CREATED -> "would be created";
            case UPDATED -> "would change";
            case UNCHANGED -> "is unchanged";
            case LEFT -> "would be left as it is";
            case WITHHELD -> "would not be applied";
        };
    }
}
