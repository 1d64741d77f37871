package io.acpupgrade.prep.output;

import io.acpupgrade.prep.deploy.manifests.Change;
import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What deploying did to each object, or would do. */
public record DeployTable(List<Change> changes, Language language) {
    public DeployTable {
        changes = List.copyOf(changes);
    }

    /** A row for each object that did not stay as it was, and the sum. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        ResultTable table = new ResultTable(language, "column.result", "column.object", "column.why");
        List<Change> listed = changes.stream()
                .filter(change -> change.effect() != Change.Effect.UNCHANGED)
                .toList();
        listed.forEach(change -> table.add(List.of(
                language.text(change.effect().description()),
                change.wanted().toString(),
                language.text(change.note()))));
        if (!listed.isEmpty()) {
            lines.addAll(table.lines());
        }
        lines.add(language.text("deployed.total", changes.size(), counts()));
        return lines;
    }

    private Message counts() {
        return Message.list(Stream.of(Change.Effect.values())
                .map(effect -> Message.of("deployed.count", count(effect), effect.description()))
                .filter(count -> !count.arguments().get(0).equals(0L))
                .toList());
    }

    private long count(Change.Effect effect) {
        return changes.stream().filter(change -> change.effect() == effect).count();
    }

    /** Object by object, with the fields that change. */
    public List<String> diff() {
        List<String> lines = new ArrayList<>();
        for (Change change : changes) {
            lines.add(language.text(
                    change.note().isEmpty() ? "deployed.would" : "deployed.would-because",
                    mark(change),
                    change.wanted(),
                    Message.of(wouldBe(change)),
                    change.note()));
            change.differences().forEach(difference -> lines.add("    " + difference));
        }
        long written = changes.stream()
                .filter(change -> change.effect() == Change.Effect.CREATED || change.effect() == Change.Effect.UPDATED)
                .count();
        lines.add(language.text(
                written == 0 ? "deployed.nothing-would-change" : "deployed.would-change", written, changes.size()));
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
            case CREATED -> "deployed.would-create";
            case UPDATED -> "deployed.would-update";
            case UNCHANGED -> "deployed.is-unchanged";
            case LEFT -> "deployed.would-leave";
            case WITHHELD -> "deployed.would-not-apply";
        };
    }
}
