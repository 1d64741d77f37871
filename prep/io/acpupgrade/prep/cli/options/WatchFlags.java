package io.acpupgrade.prep.cli.options;

import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.workflow.settings.StatusExtent;
import io.acpupgrade.prep.workflow.settings.StatusSettings;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which cluster an upgrade is about, and how long it may stand still while it is followed. */
public final class WatchFlags {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @UnusedWith("--all")
    @Option(names = "--cluster", paramLabel = "NAME")
    private String cluster = ManagedCluster.GLOBAL;

    @UsedOnlyWith({"--watch", "--wait"})
    @Option(
            names = "--stall-timeout",
            descriptionKey = "watch-stall-timeout",
            paramLabel = "TIME",
            converter = TimeText.class)
    private Duration stallTimeout = PATIENCE;

    @Mixin
    private final ShadowOptions shadow = new ShadowOptions();

    String cluster() {
        return cluster;
    }

    public StatusSettings settings(StatusSettings.View view, StatusExtent extent) {
        return new StatusSettings(cluster, shadow.group(), view, extent, stallTimeout);
    }

    Optional<String> shadowGroup() {
        return shadow.group();
    }
}
