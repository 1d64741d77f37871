package io.acpupgrade.prep.cli.options;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the operator keeps its account of a cluster. */
@UnusedWith("--only-sync-image")
public final class ShadowOptions {
    @Carried
    @Option(names = "--shadow-group", paramLabel = "GROUP")
    private Optional<String> group = Optional.empty();

    public Optional<String> group() {
        return group;
    }
}
