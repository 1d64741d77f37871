package io.acpupgrade.prep.output;

import io.acpupgrade.prep.output.terminal.Paragraph;
import io.acpupgrade.prep.output.terminal.TerminalSize;
import io.acpupgrade.prep.platform.ShadowStatus;
import io.acpupgrade.prep.status.UpgradeStatus;
import io.acpupgrade.prep.workflow.settings.StatusExtent;
import io.acpupgrade.problem.Language;
import java.util.List;
import java.util.stream.Stream;

/**
 * The status of one cluster on one screen: assessment, progress, stages, health, history.
 *
 * @param width where paragraphs are broken
 */
public record StatusScreen(UpgradeStatus status, StatusExtent extent, Language language, int width) {
    /** Paragraphs are narrow on the narrowest terminal, and no terminal cuts them. */
    private static final int NARROWEST = 20;

    /** As it is printed. */
    public StatusScreen(UpgradeStatus status, StatusExtent extent, Language language) {
        this(status, extent, language, Paragraph.WIDTH);
    }

    /** As it is drawn on a terminal of this size, where what is too long is cut. */
    static StatusScreen on(TerminalSize size, UpgradeStatus status, Language language) {
        int free = size.columns() - 1 - StatusSection.INDENT.length();
        return new StatusScreen(
                status, StatusExtent.SCREEN, language, Math.max(NARROWEST, Math.min(free, Paragraph.WIDTH)));
    }

    public List<String> lines() {
        ShadowStatus account = status.shadow().status();
        return Stream.of(
                        new StatusSummary(status, extent, language).lines(),
                        new StatusChecks(account.preflight(), extent, language).lines(),
                        new StatusStages(account.stages().orElse(List.of()), extent, language).lines(),
                        new StatusConditions(account.conditions(), extent, language).lines(),
                        new StatusHealth(status.health(), status.observedAt(), width, language).lines(),
                        new StatusHistory(account.history().orElse(List.of()), extent, language).lines(),
                        notes())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> notes() {
        return status.notes().isEmpty()
                ? List.of()
                : Stream.concat(
                                Stream.of(""),
                                status.notes().stream()
                                        .flatMap(note -> new Paragraph(
                                                        language.text("status-section.note", note), 0, width)
                                                .lines().stream()))
                        .toList();
    }
}
