package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Connection;
import io.acpupgrade.prep.output.ClustersTable;
import io.acpupgrade.prep.output.StatusScreen;
import io.acpupgrade.prep.output.StatusViewer;
import io.acpupgrade.prep.output.TextLog;
import io.acpupgrade.prep.platform.ShadowLookup;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.report.RunReport;
import io.acpupgrade.prep.report.StatusReport;
import io.acpupgrade.prep.status.StatusReader;
import io.acpupgrade.prep.status.StatusWatch;
import io.acpupgrade.prep.status.UpgradeStatus;
import io.acpupgrade.prep.text.CommandLines;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.prep.text.Units;

/** {@code upgrade.sh status} on the command line: reads, prints, and follows where that is asked for. */
record StatusRun(
        CliContext surroundings,
        WatchFlags flags,
        OwnCommand upgrade,
        OutputOptions output,
        TextLog log,
        RunReport report,
        Connection cluster) {

    ExitCode once(StatusScreen.Extent extent) throws ClusterException {
        show(reader().status(flags.cluster(), surroundings.clock().instant()), extent);
        return ExitCode.DONE;
    }

    ExitCode all() throws ClusterException {
        StatusReader reader = reader();
        if (reader.shadows().types().isEmpty()) {
            var unused = reader.require(flags.cluster());
        }
        StatusReader.Overview overview = reader.all(surroundings.clock().instant());
        overview.problem().ifPresent(problem -> log.warn("clusters without an account are not shown. " + problem));
        report.section("status", StatusReport.of(overview).json());
        output.print(surroundings, new ClustersTable(overview).lines());
        return ExitCode.DONE;
    }

    /** Follows it to its end, of which the exit code tells. */
    ExitCode watch(StatusScreen.Extent extent) throws ClusterException, InterruptedException {
        log.leaving(
                "this program stopped looking; the upgrade goes on without it", "`" + watchAgain() + "` looks again");
        StatusViewer viewer = new StatusViewer(log, output.style(surroundings.screen()), surroundings.window());
        try {
            StatusWatch watch =
                    new StatusWatch(cluster.api(), viewer, flags.stallTimeout(), surroundings.clock(), upgrade);
            StatusWatch.Outcome outcome = watch.follow(reader().require(flags.cluster()));
            viewer.end();
            show(outcome.last(), extent);
            return told(outcome.end());
        } finally {
            viewer.end();
        }
    }

    private ExitCode told(StatusWatch.End end) {
        return switch (end) {
            case COMPLETED, IDLE -> ExitCode.DONE;
            case STUCK -> {
                log.say(
                        "TIMED OUT",
                        "it has not moved for " + Units.age(flags.stallTimeout())
                                + "; it may still go on once its cause is cleared");
                log.say("Next", watchAgain().toString());
                yield ExitCode.TIMED_OUT;
            }
        };
    }

    /** The command that follows the same upgrade. */
    ShellCommand watchAgain() {
        return upgrade.verb("status").option("--cluster", flags.cluster()).with("--watch");
    }

    /** How the programs are called that can be told about. */
    CommandLines commands() throws ClusterException {
        return new CommandLines(cluster.api().kubectl(), upgrade);
    }

    StatusReader reader() throws ClusterException {
        return new StatusReader(
                new ShadowLookup(cluster.api(), flags.shadowGroup()), new ClusterReader(cluster.api()), upgrade);
    }

    private void show(UpgradeStatus status, StatusScreen.Extent extent) {
        report.section("status", StatusReport.of(status).json());
        output.print(surroundings, new StatusScreen(status, extent).lines());
    }
}
