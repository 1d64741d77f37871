package io.acpupgrade.prep.report;

import io.acpupgrade.prep.status.StatusReader;
import io.acpupgrade.prep.status.UpgradeStatus;
import java.util.List;

/**
 * The status of clusters.
 *
 * @param withoutAccount clusters that the operator has no account of
 */
public record StatusReport(List<ClusterReport> clusters, List<String> withoutAccount) implements ReportSection {
    public StatusReport {
        clusters = List.copyOf(clusters);
        withoutAccount = List.copyOf(withoutAccount);
    }

    public static StatusReport of(UpgradeStatus status) {
        return new StatusReport(List.of(ClusterReport.of(status)), List.of());
    }

    public static StatusReport of(StatusReader.Overview overview) {
        return new StatusReport(
                overview.clusters().stream().map(ClusterReport::of).toList(), overview.withoutStatus());
    }
}
