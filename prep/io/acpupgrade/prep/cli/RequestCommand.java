package io.acpupgrade.prep.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code upgrade.sh request}: the one write that starts an upgrade. */
@Command(
        name = "request",
        description = {
            "Requests the upgrade of a cluster, once the rules and a fresh preflight allow it.",
            "Writes spec.desiredUpdate.version of its ClusterVersionShadow and nothing else."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class RequestCommand implements Callable<Integer> {
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

    private final CliContext surroundings;

    RequestCommand(CliContext surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!request.isClear()) {
            throw new ParameterException(
                    spec.commandLine(), "Which version? Name one with --to, or take the newest with --to-latest");
        }
        if (surroundings.screen() == CliContext.Screen.LOG && !request.isConfirmed()) {
            throw new ParameterException(
                    spec.commandLine(), "There is no terminal on which to confirm the request: confirm it with --yes");
        }
        return new Run("request", request.roles(), surroundings, output).execute(cluster, (log, report, connection) -> {
            StatusRun status = new StatusRun(
                    surroundings, flags, Invocation.of(spec, surroundings), output, log, report, connection);
            FreshEvaluation preflight = new FreshEvaluation(
                    surroundings, request, flags, cluster, request.versions().data(surroundings), log, connection);
            return new RequestRun(status, request, preflight).run();
        });
    }
}
