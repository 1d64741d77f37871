package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cli.options.CliContext;
import io.acpupgrade.prep.cli.options.OutputOptions;
import io.acpupgrade.prep.cli.options.RateFlags;
import io.acpupgrade.prep.cli.options.SyncOptions;
import io.acpupgrade.prep.report.RepairOrder;
import io.acpupgrade.prep.workflow.VerifyWorkflow;
import io.acpupgrade.prep.workflow.Workflow;
import io.acpupgrade.prep.workflow.WorkflowContext;
import io.acpupgrade.prep.workflow.settings.SyncMode;
import io.acpupgrade.registry.InvalidInputException;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code upgrade.sh verify}: changes nothing. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class VerifyCommand implements ReportedCommand, ReadOnly {
    @Option(names = "--deep")
    private boolean deep;

    @Mixin
    private final RateFlags rate = new RateFlags();

    @Mixin
    private final SyncOptions options = new SyncOptions();

    private final CliContext context;

    VerifyCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public String reportedAs() {
        return "verify";
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
        SyncMode mode = deep ? SyncMode.READ_BACK : SyncMode.VERIFY;
        return new VerifyWorkflow(options.settings(mode, rate.limit(), RepairOrder.none(), context), run);
    }
}
