package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.platform.ShadowStatus;
import io.acpupgrade.prep.upgrade.UpgradeStatus;
import java.util.List;
import java.util.stream.Stream;

/** The status of one cluster on one screen: assessment, progress, stages, health, history. */
record StatusScreen(UpgradeStatus status, Extent extent) {
    /** How much is shown. */
    enum Extent {
        SCREEN,
        /** All operations, checks, conditions and history. */
        DETAILS
    }

    List<String> lines() {
        ShadowStatus said = status.shadow().status();
        return Stream.of(
                        new StatusSummary(status, extent).lines(),
                        new StatusChecks(said.preflight(), extent).lines(),
                        new StatusStages(said.stages().orElse(List.of()), extent).lines(),
                        new StatusConditions(said.conditions(), extent).lines(),
                        new StatusHealth(status.health(), status.at()).lines(),
                        new StatusHistory(said.history().orElse(List.of()), extent).lines(),
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
                                        .flatMap(note -> new Paragraph("Note: " + note, 0).lines().stream()))
                        .toList();
    }
}
