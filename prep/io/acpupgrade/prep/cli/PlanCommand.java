package io.acpupgrade.prep.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code upgrade.sh plan}: changes nothing. */
@Command(
        name = "plan",
        description = "Shows what a sync would send, link and skip; changes nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class PlanCommand implements Callable<Integer>, ReadOnly {
    @Mixin
    private final SyncOptions options = new SyncOptions();

    private final CliContext surroundings;

    PlanCommand(CliContext surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return SyncRun.execute("plan", SyncWish.of(SyncWish.Extent.PLAN), surroundings, options);
    }
}
