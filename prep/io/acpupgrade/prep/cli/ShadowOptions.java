package io.acpupgrade.prep.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the operator keeps its account of a cluster. */
@UnusedWith("--only-sync-image")
final class ShadowOptions {
    @Carried
    @Option(
            names = "--shadow-group",
            paramLabel = "GROUP",
            description = "The API group of ClusterVersionShadow, where the cluster has it twice.")
    private Optional<String> group = Optional.empty();

    Optional<String> group() {
        return group;
    }
}
