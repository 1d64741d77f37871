package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cli.options.CliContext;
import io.acpupgrade.prep.cli.options.ClusterOptions;
import io.acpupgrade.prep.cli.options.Invocation;
import io.acpupgrade.prep.cli.options.OutputOptions;
import io.acpupgrade.prep.cli.options.RequestFlags;
import io.acpupgrade.prep.cli.options.WatchFlags;
import io.acpupgrade.prep.output.TerminalConfirmation;
import io.acpupgrade.prep.workflow.RequestWorkflow;
import io.acpupgrade.prep.workflow.Workflow;
import io.acpupgrade.prep.workflow.WorkflowContext;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code upgrade.sh request}: the one write that starts an upgrade. */
@Command(
        name = "request",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class RequestCommand implements ReportedCommand {
    @Mixin
    private final RequestFlags request = new RequestFlags();

    @Mixin
    private final WatchFlags flags = new WatchFlags();

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final CliContext context;

    RequestCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public String reportedAs() {
        return "request";
    }

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public Integer call() {
        if (!request.isClear()) {
            throw new CommandLineException(spec.commandLine(), Message.of("cli.which-version"));
        }
        if (!context.hasTerminal() && !request.isConfirmed()) {
            throw new CommandLineException(spec.commandLine(), Message.of("cli.no-terminal"));
        }
        return new Run(reportedAs(), request.roles(), context, output)
                .execute(cluster, Invocation.of(spec, context), this::workflow);
    }

    private Workflow workflow(WorkflowContext run) throws InvalidInputException {
        TerminalConfirmation terminal = new TerminalConfirmation(context.printer(), context.in());
        return new RequestWorkflow(
                request.settings(flags, cluster, context), request.isConfirmed() ? any -> true : terminal, run);
    }
}
