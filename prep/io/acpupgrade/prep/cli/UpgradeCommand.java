package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cli.SyncWish.Extent;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code upgrade.sh} without a verb: check, sync, verify, deploy. */
@Command(
        name = "upgrade.sh",
        description = {
            "Brings an ACP core package onto its platform: checks the package, finds the registry, pushes what is"
                    + " missing, verifies all of it, then deploys or updates the cluster version operator.",
            "Safe to interrupt and to run again: only what is missing is sent."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        subcommands = {
            SyncCommand.class,
            DeployCommand.class,
            PlanCommand.class,
            InspectCommand.class,
            VerifyCommand.class,
            RequestCommand.class,
            StatusCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bash upgrade.sh",
            "  bash upgrade.sh --only-sync-image",
            "  bash upgrade.sh --only-sync-image --registry 10.0.0.8:11443 \\",
            "       --username admin --password-stdin < password.txt",
            "  bash upgrade.sh --preflight",
            "  bash upgrade.sh plan",
            "  bash upgrade.sh request --to 4.3.0 --wait",
            "  bash upgrade.sh status --watch",
            "",
            "Exit codes: 0 done, 1 our defect, 2 usage, 3 bad package, 4 not configured,",
            "5 preflight found blockers, 6 preflight has no final answer, 7 registry, 8 cluster,",
            "9 timed out, 130 interrupted."
        })
final class UpgradeCommand implements Callable<Integer> {
    @UnusedWith("--preflight")
    @Option(
            names = "--only-sync-image",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "Only sync the images; do not deploy the operator.")
    private boolean onlySync;

    @UnusedWith("--preflight")
    @Option(
            names = "--skip-sync-image",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "Push nothing; verify what the registry holds. Or SKIP_SYNC_IMAGE=true.")
    private Optional<Boolean> skipSync = Optional.empty();

    @UnusedWith("--preflight")
    @Option(names = "--dry-run", description = "Print the plan and stop; the same as the verb 'plan'.")
    private boolean dryRun;

    @Mixin
    private final SyncOptions options = new SyncOptions();

    @Mixin
    private final RateFlags rate = new RateFlags();

    @Mixin
    private final RepairFlags repair = new RepairFlags();

    @Mixin
    private final DeployFlags deployment = new DeployFlags();

    @Mixin
    private final PreflightFlags preflight = new PreflightFlags();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final CliContext surroundings;

    UpgradeCommand(CliContext surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        // nothing is synced by it, so that SKIP_SYNC_IMAGE=true in the environment says nothing against it
        if (preflight.isAsked()) {
            return PreflightRun.execute(surroundings, options, preflight, deployment.timeout());
        }
        boolean skips = skipSync.orElse(
                "true".equalsIgnoreCase(surroundings.environment().get("SKIP_SYNC_IMAGE")));
        if (onlySync && skips) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--only-sync-image and --skip-sync-image (or SKIP_SYNC_IMAGE=true) exclude each other");
        }
        Extent whole = skips ? Extent.SKIP : Extent.PUSH;
        // where nothing is pushed, the run itself does no more than look
        Extent extent = dryRun && !skips ? Extent.PLAN : whole;
        SyncWish wish = new SyncWish(extent, rate, repair.report());
        if (onlySync) {
            return SyncRun.execute("sync", wish, surroundings, options);
        }
        UpgradeRun run = new UpgradeRun(surroundings, options, deployment, preflight.shadowGroup());
        return dryRun ? run.rehearse(wish) : run.execute(wish);
    }
}
