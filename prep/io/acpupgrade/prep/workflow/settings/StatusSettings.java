package io.acpupgrade.prep.workflow.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * Which upgrade is looked at, and how.
 *
 * @param shadowGroup the API group of ClusterVersionShadow, where it was named
 * @param stallTimeout following ends when the upgrade has not moved for that long
 */
public record StatusSettings(
        String cluster, Optional<String> shadowGroup, View view, StatusExtent extent, Duration stallTimeout) {
    /** What is shown. */
    public enum View {
        /** The cluster as it is now. */
        ONCE,
        /** The cluster until its upgrade has ended. */
        WATCH,
        /** A row for each cluster of the platform. */
        ALL
    }
}
