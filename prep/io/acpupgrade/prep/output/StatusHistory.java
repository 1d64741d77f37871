package io.acpupgrade.prep.output;

import io.acpupgrade.prep.platform.HistoryEntry;
import io.acpupgrade.prep.status.UpgradeTiming;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.prep.workflow.settings.StatusExtent;
import java.util.ArrayList;
import java.util.List;

/** The upgrades that a cluster went through, the newest first. */
record StatusHistory(List<HistoryEntry> history, StatusExtent extent) {
    private static final int SHOWN = 3;

    StatusHistory {
        history = List.copyOf(history);
    }

    List<String> lines() {
        if (history.isEmpty()) {
            return List.of("", "History: none on record");
        }
        int shown = extent == StatusExtent.DETAILS ? history.size() : SHOWN;
        ResultTable table = new ResultTable(List.of("VERSION", "STATE", "STARTED", "COMPLETED", "TOOK"));
        history.stream().limit(shown).forEach(entry -> table.add(row(entry)));
        List<String> lines = new ArrayList<>(table.lines());
        if (history.size() > shown) {
            lines.add("and " + (history.size() - shown) + " more (--details)");
        }
        return new StatusSection("History", lines).lines();
    }

    private static List<String> row(HistoryEntry entry) {
        return List.of(
                Phrases.orDash(entry.version()),
                Phrases.orDash(entry.state()),
                Phrases.orDash(entry.started().text()),
                Phrases.orDash(entry.completed().text()),
                UpgradeTiming.duration(entry).map(Units::time).orElse("-"));
    }
}
