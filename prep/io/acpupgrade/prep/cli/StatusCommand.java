package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.access.AccessRole;
import io.acpupgrade.prep.output.StatusScreen;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code upgrade.sh status}: changes nothing. */
@Command(
        name = "status",
        description = "Shows how the upgrade of a cluster goes; changes nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class StatusCommand implements Callable<Integer>, ReadOnly {
    @Option(names = "--all", description = "All clusters of the platform, a row for each.")
    private boolean all;

    @UnusedWith("--all")
    @Option(names = "--watch", description = "Follow it until it is completed, or stands still for too long.")
    private boolean watch;

    @UnusedWith("--all")
    @Option(names = "--details", description = "All operations, checks, conditions and the whole history.")
    private boolean details;

    @Mixin
    private final WatchFlags flags = new WatchFlags();

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final CliContext surroundings;

    StatusCommand(CliContext surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        StatusScreen.Extent extent = details ? StatusScreen.Extent.DETAILS : StatusScreen.Extent.SCREEN;
        return new Run("status", EnumSet.of(AccessRole.STATUS), surroundings, output)
                .execute(cluster, (log, report, connection) -> {
                    StatusRun run = new StatusRun(
                            surroundings, flags, Invocation.of(spec, surroundings), output, log, report, connection);
                    if (all) {
                        return run.all();
                    }
                    return watch ? run.watch(extent) : run.once(extent);
                });
    }
}
