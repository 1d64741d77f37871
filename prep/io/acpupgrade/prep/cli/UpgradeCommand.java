package io.acpupgrade.prep.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code upgrade.sh} without a verb: check, sync and verify. */
@Command(
        name = "upgrade.sh",
        description = {
            "Brings the content of an ACP core package into the platform's registry: checks the package, finds the"
                    + " registry, pushes what is missing, verifies all of it.",
            "Safe to interrupt and to run again: only what is missing is sent."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        subcommands = {PlanCommand.class, InspectCommand.class, VerifyCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  bash upgrade.sh --only-sync-image",
            "  bash upgrade.sh --only-sync-image --registry 10.0.0.8:11443 \\",
            "       --username admin --password-stdin < password.txt",
            "  bash upgrade.sh plan",
            "",
            "Exit codes: 0 done, 1 our defect, 2 usage, 3 bad package, 4 not configured,",
            "7 registry, 8 cluster, 130 interrupted."
        })
final class UpgradeCommand implements Callable<Integer> {
    @Option(
            names = "--only-sync-image",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "Only sync the images; do not deploy the operator.")
    private boolean onlySync;

    @Option(
            names = "--skip-sync-image",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "BOOL",
            description = "Push nothing; verify what the registry holds. Or SKIP_SYNC_IMAGE=true.")
    private Optional<Boolean> skipSync = Optional.empty();

    @Option(names = "--dry-run", description = "Print the plan and stop; the same as the verb 'plan'.")
    private boolean dryRun;

    @Mixin
    private final SyncOptions options = new SyncOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private static final String NOT_YET =
            "The images are in place. Deploying the cluster version operator is not part of"
                    + " this version of acp-upgrade yet: nothing was deployed and no upgrade was requested.";

    private final Surroundings surroundings;

    UpgradeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        boolean skips = skipSync.orElse(
                "true".equalsIgnoreCase(surroundings.environment().get("SKIP_SYNC_IMAGE")));
        if (onlySync && skips) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--only-sync-image and --skip-sync-image (or SKIP_SYNC_IMAGE=true) exclude each other");
        }
        SyncRun.Extent whole = skips ? SyncRun.Extent.VERIFY : SyncRun.Extent.PUSH;
        SyncRun.Extent extent = dryRun ? SyncRun.Extent.PLAN : whole;
        int code = SyncRun.execute(onlySync ? "sync" : "upgrade", extent, surroundings, options);
        if (code == ExitCode.DONE.number() && !onlySync && !dryRun) {
            new Story(surroundings.err()).line("Next", NOT_YET);
        }
        return code;
    }
}
