package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cli.options.CliContext;
import io.acpupgrade.prep.cli.options.OutputOptions;
import io.acpupgrade.prep.cli.options.RateFlags;
import io.acpupgrade.prep.cli.options.RepairFlags;
import io.acpupgrade.prep.cli.options.SyncOptions;
import io.acpupgrade.prep.workflow.PlanWorkflow;
import io.acpupgrade.prep.workflow.SyncWorkflow;
import io.acpupgrade.prep.workflow.Workflow;
import io.acpupgrade.prep.workflow.WorkflowContext;
import io.acpupgrade.prep.workflow.settings.SyncMode;
import io.acpupgrade.prep.workflow.settings.SyncSettings;
import io.acpupgrade.registry.InvalidInputException;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code upgrade.sh sync}: the same as {@code --only-sync-image}. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class SyncCommand implements ReportedCommand {
    @Option(names = "--dry-run")
    private boolean dryRun;

    @Mixin
    private final SyncOptions options = new SyncOptions();

    @Mixin
    private final RateFlags rate = new RateFlags();

    @Mixin
    private final RepairFlags repair = new RepairFlags();

    private final CliContext context;

    SyncCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public String reportedAs() {
        return "sync";
    }

    @Override
    public OutputOptions output() {
        return options.output();
    }

    @Override
    public Integer call() {
        return Run.sync(reportedAs(), Set.of(), options, context, this::workflow);
    }

    private Workflow workflow(WorkflowContext run) throws InvalidInputException {
        SyncSettings settings =
                options.settings(dryRun ? SyncMode.PLAN : SyncMode.PUSH, rate.limit(), repair.order(context), context);
        return dryRun ? new PlanWorkflow(settings, run) : new SyncWorkflow(settings, run);
    }
}
