package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.access.AccessRole;
import io.acpupgrade.prep.cli.options.CliContext;
import io.acpupgrade.prep.cli.options.DeployFlags;
import io.acpupgrade.prep.cli.options.OutputOptions;
import io.acpupgrade.prep.cli.options.ShadowOptions;
import io.acpupgrade.prep.cli.options.SyncOptions;
import io.acpupgrade.prep.workflow.UpgradeRehearsal;
import io.acpupgrade.prep.workflow.UpgradeWorkflow;
import io.acpupgrade.prep.workflow.Workflow;
import io.acpupgrade.prep.workflow.WorkflowContext;
import io.acpupgrade.prep.workflow.settings.DeploySettings;
import io.acpupgrade.prep.workflow.settings.SyncMode;
import io.acpupgrade.prep.workflow.settings.SyncSettings;
import io.acpupgrade.registry.InvalidInputException;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code upgrade.sh deploy}: the same as {@code --skip-sync-image}. */
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class DeployCommand implements ReportedCommand {
    @Option(names = "--dry-run", descriptionKey = "deploy-dry-run")
    private boolean dryRun;

    @Mixin
    private final SyncOptions options = new SyncOptions();

    @Mixin
    private final DeployFlags deployment = new DeployFlags();

    @Mixin
    private final ShadowOptions shadow = new ShadowOptions();

    private final CliContext context;

    DeployCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public String reportedAs() {
        return "upgrade";
    }

    @Override
    public OutputOptions output() {
        return options.output();
    }

    @Override
    public Integer call() {
        return Run.sync(reportedAs(), Set.of(AccessRole.DEPLOY), options, context, this::workflow);
    }

    private Workflow workflow(WorkflowContext run) throws InvalidInputException {
        SyncSettings sync = options.settings(SyncMode.SKIP, context);
        DeploySettings deploy = deployment.settings(shadow.group(), context);
        return dryRun ? new UpgradeRehearsal(sync, deploy, run) : new UpgradeWorkflow(sync, deploy, run);
    }
}
