package io.acpupgrade.prep.output;

import io.acpupgrade.prep.platform.HistoryEntry;
import io.acpupgrade.prep.status.UpgradeTiming;
import io.acpupgrade.prep.text.Durations;
import io.acpupgrade.prep.workflow.settings.StatusExtent;
import io.acpupgrade.problem.Language;
import java.util.ArrayList;
import java.util.List;

/** The upgrades that a cluster went through, the newest first. */
record StatusHistory(List<HistoryEntry> history, StatusExtent extent, Language language) {
    private static final int SHOWN = 3;

    StatusHistory {
        history = List.copyOf(history);
    }

    List<String> lines() {
        if (history.isEmpty()) {
            return List.of("", language.text("status-section.no-history"));
        }
        int shown = extent == StatusExtent.DETAILS ? history.size() : SHOWN;
        ResultTable table = new ResultTable(
                language, "column.version", "column.state", "column.started", "column.completed", "column.took");
        history.stream().limit(shown).forEach(entry -> table.add(row(entry)));
        List<String> lines = new ArrayList<>(table.lines());
        if (history.size() > shown) {
            lines.add(language.text("status-section.more-history", history.size() - shown));
        }
        return new StatusSection(language.text("status-section.history"), lines).lines();
    }

    private List<String> row(HistoryEntry entry) {
        return List.of(
                Phrases.orDash(entry.version()),
                Phrases.orDash(entry.state()),
                Phrases.orDash(entry.started().text()),
                Phrases.orDash(entry.completed().text()),
                UpgradeTiming.duration(entry)
                        .map(Durations::measured)
                        .map(language::text)
                        .orElse("-"));
    }
}
