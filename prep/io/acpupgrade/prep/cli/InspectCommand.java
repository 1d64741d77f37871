package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cli.options.CliContext;
import io.acpupgrade.prep.cli.options.ClusterOptions;
import io.acpupgrade.prep.cli.options.Invocation;
import io.acpupgrade.prep.cli.options.OutputOptions;
import io.acpupgrade.prep.cli.options.PackageOptions;
import io.acpupgrade.prep.workflow.InspectWorkflow;
import io.acpupgrade.prep.workflow.Workflow;
import io.acpupgrade.prep.workflow.WorkflowContext;
import io.acpupgrade.prep.workflow.settings.PackageSource;
import io.acpupgrade.registry.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code upgrade.sh inspect}: needs neither a registry nor a cluster. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class InspectCommand implements ReportedCommand, ReadOnly {
    @Parameters(paramLabel = "FILE", descriptionKey = "files", arity = "0..*")
    private List<Path> files = List.of();

    @Mixin
    private final PackageOptions packages = new PackageOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final CliContext context;

    InspectCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public String reportedAs() {
        return "inspect";
    }

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public Integer call() {
        return new Run(reportedAs(), Set.of(), context, output)
                .execute(new ClusterOptions(), Invocation.of(spec, context), this::workflow);
    }

    private Workflow workflow(WorkflowContext run) throws InvalidInputException {
        List<PackageSource> sources = new ArrayList<>();
        for (Path file : files) {
            sources.add(packages.source(file, context));
        }
        return new InspectWorkflow(sources.isEmpty() ? List.of(packages.source(context)) : sources, run);
    }
}
