package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cli.SyncWish.Extent;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code upgrade.sh sync}: the same as {@code --only-sync-image}. */
@Command(
        name = "sync",
        description = "Checks the package, pushes what is missing in the registry, and verifies all of it; the same as"
                + " --only-sync-image.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class SyncCommand implements Callable<Integer> {
    @Option(names = "--dry-run", description = "Print the plan and stop; the same as the verb 'plan'.")
    private boolean dryRun;

    @Mixin
    private final SyncOptions options = new SyncOptions();

    @Mixin
    private final RateFlags rate = new RateFlags();

    @Mixin
    private final RepairFlags repair = new RepairFlags();

    private final CliContext surroundings;

    SyncCommand(CliContext surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Extent extent = dryRun ? Extent.PLAN : Extent.PUSH;
        return SyncRun.execute("sync", new SyncWish(extent, rate, repair.report()), surroundings, options);
    }
}
