package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.access.AccessRole;
import io.acpupgrade.prep.cli.options.BuiltInto;
import io.acpupgrade.prep.cli.options.CliContext;
import io.acpupgrade.prep.cli.options.DeployFlags;
import io.acpupgrade.prep.cli.options.OutputOptions;
import io.acpupgrade.prep.cli.options.PreflightFlags;
import io.acpupgrade.prep.cli.options.RateFlags;
import io.acpupgrade.prep.cli.options.RepairFlags;
import io.acpupgrade.prep.cli.options.SyncOptions;
import io.acpupgrade.prep.cli.options.UnusedWith;
import io.acpupgrade.prep.workflow.PlanWorkflow;
import io.acpupgrade.prep.workflow.PreflightWorkflow;
import io.acpupgrade.prep.workflow.SyncWorkflow;
import io.acpupgrade.prep.workflow.UpgradeRehearsal;
import io.acpupgrade.prep.workflow.UpgradeWorkflow;
import io.acpupgrade.prep.workflow.Workflow;
import io.acpupgrade.prep.workflow.WorkflowContext;
import io.acpupgrade.prep.workflow.settings.DeploySettings;
import io.acpupgrade.prep.workflow.settings.SyncMode;
import io.acpupgrade.prep.workflow.settings.SyncSettings;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code upgrade.sh} without a verb: check, sync, verify, deploy. */
@Command(
        name = "upgrade.sh",
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
            "${bundle:exit-codes}"
        })
final class UpgradeCommand implements ReportedCommand {
    @BuiltInto({"sync", "plan"})
    @UnusedWith("--preflight")
    @Option(names = "--only-sync-image", arity = "0..1", fallbackValue = "true", paramLabel = "BOOL")
    private boolean onlySync;

    @BuiltInto("deploy")
    @UnusedWith("--preflight")
    @Option(names = "--skip-sync-image", arity = "0..1", fallbackValue = "true", paramLabel = "BOOL")
    private Optional<Boolean> skipSync = Optional.empty();

    @BuiltInto({"plan", "inspect", "verify", "status"})
    @UnusedWith("--preflight")
    @Option(names = "--dry-run")
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

    private final CliContext context;

    UpgradeCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public String reportedAs() {
        if (preflight.isAsked()) {
            return "preflight";
        }
        return onlySync ? "sync" : "upgrade";
    }

    @Override
    public OutputOptions output() {
        return options.output();
    }

    @Override
    public Integer call() {
        // a preflight pushes nothing, so that SKIP_SYNC_IMAGE=true in the environment does not contradict it
        if (preflight.isAsked()) {
            return new Run(reportedAs(), Set.of(AccessRole.PREFLIGHT), context, options.output())
                    .execute(options.cluster(), options.program(context), this::preflight);
        }
        if (onlySync && isSkipped()) {
            throw new CommandLineException(spec.commandLine(), Message.of("cli.sync-and-skip"));
        }
        if (repair.isAsked() && isSkipped()) {
            throw new CommandLineException(spec.commandLine(), Message.of("cli.repair-and-skip"));
        }
        return onlySync
                ? Run.sync(reportedAs(), Set.of(), options, context, this::sync)
                : Run.sync(reportedAs(), Set.of(AccessRole.DEPLOY), options, context, this::upgrade);
    }

    private boolean isSkipped() {
        return skipSync.orElse("true".equalsIgnoreCase(context.environment().get("SKIP_SYNC_IMAGE")));
    }

    private Workflow preflight(WorkflowContext run) throws InvalidInputException {
        return new PreflightWorkflow(preflight.settings(options, deployment.timeout(), context), run);
    }

    private Workflow sync(WorkflowContext run) throws InvalidInputException {
        SyncSettings settings = settings();
        return dryRun ? new PlanWorkflow(settings, run) : new SyncWorkflow(settings, run);
    }

    private Workflow upgrade(WorkflowContext run) throws InvalidInputException {
        SyncSettings sync = settings();
        DeploySettings deploy = deployment.settings(preflight.shadowGroup(), context);
        return dryRun ? new UpgradeRehearsal(sync, deploy, run) : new UpgradeWorkflow(sync, deploy, run);
    }

    private SyncSettings settings() throws InvalidInputException {
        SyncMode pushing = dryRun ? SyncMode.PLAN : SyncMode.PUSH;
        return options.settings(isSkipped() ? SyncMode.SKIP : pushing, rate.limit(), repair.order(context), context);
    }
}
