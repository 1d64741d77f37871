package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.access.AccessRole;
import io.acpupgrade.prep.cli.options.CliContext;
import io.acpupgrade.prep.cli.options.ClusterOptions;
import io.acpupgrade.prep.cli.options.Invocation;
import io.acpupgrade.prep.cli.options.OutputOptions;
import io.acpupgrade.prep.cli.options.UnusedWith;
import io.acpupgrade.prep.cli.options.WatchFlags;
import io.acpupgrade.prep.workflow.StatusWorkflow;
import io.acpupgrade.prep.workflow.settings.StatusExtent;
import io.acpupgrade.prep.workflow.settings.StatusSettings;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code upgrade.sh status}: changes nothing. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class StatusCommand implements ReportedCommand, ReadOnly {
    @Option(names = "--all")
    private boolean all;

    @UnusedWith("--all")
    @Option(names = "--watch")
    private boolean watch;

    @UnusedWith("--all")
    @Option(names = "--details")
    private boolean details;

    @Mixin
    private final WatchFlags flags = new WatchFlags();

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final CliContext context;

    StatusCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public String reportedAs() {
        return "status";
    }

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public Integer call() {
        return new Run(reportedAs(), Set.of(AccessRole.STATUS), context, output)
                .execute(cluster, Invocation.of(spec, context), run -> new StatusWorkflow(settings(), run));
    }

    private StatusSettings settings() {
        StatusSettings.View one = watch ? StatusSettings.View.WATCH : StatusSettings.View.ONCE;
        return flags.settings(
                all ? StatusSettings.View.ALL : one, details ? StatusExtent.DETAILS : StatusExtent.SCREEN);
    }
}
