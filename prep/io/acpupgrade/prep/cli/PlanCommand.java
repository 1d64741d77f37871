package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cli.options.CliContext;
import io.acpupgrade.prep.cli.options.OutputOptions;
import io.acpupgrade.prep.cli.options.SyncOptions;
import io.acpupgrade.prep.workflow.PlanWorkflow;
import io.acpupgrade.prep.workflow.Workflow;
import io.acpupgrade.prep.workflow.WorkflowContext;
import io.acpupgrade.prep.workflow.settings.SyncMode;
import io.acpupgrade.registry.InvalidInputException;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code upgrade.sh plan}: changes nothing. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class PlanCommand implements ReportedCommand, ReadOnly {
    @Mixin
    private final SyncOptions options = new SyncOptions();

    private final CliContext context;

    PlanCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public String reportedAs() {
        return "plan";
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
        return new PlanWorkflow(options.settings(SyncMode.PLAN, context), run);
    }
}
