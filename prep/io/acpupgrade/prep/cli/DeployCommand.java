package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cli.SyncWish.Extent;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code upgrade.sh deploy}: the same as {@code --skip-sync-image}. */
@Command(
        name = "deploy",
        description =
                "Pushes nothing: verifies what the registry holds of the package, then deploys or updates the cluster"
                        + " version operator; the same as --skip-sync-image.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class DeployCommand implements Callable<Integer> {
    @Option(names = "--dry-run", description = "Print the plan and stop.")
    private boolean dryRun;

    @Mixin
    private final SyncOptions options = new SyncOptions();

    @Mixin
    private final DeployFlags deployment = new DeployFlags();

    @Mixin
    private final ShadowOptions shadow = new ShadowOptions();

    private final CliContext surroundings;

    DeployCommand(CliContext surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        // where nothing is pushed, the run itself does no more than look
        SyncWish wish = SyncWish.of(Extent.SKIP);
        UpgradeRun run = new UpgradeRun(surroundings, options, deployment, shadow.group());
        return dryRun ? run.rehearse(wish) : run.execute(wish);
    }
}
