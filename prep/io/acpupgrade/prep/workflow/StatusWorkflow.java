package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.platform.ShadowLookup;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.report.StatusReport;
import io.acpupgrade.prep.status.StatusReader;
import io.acpupgrade.prep.status.StatusWatch;
import io.acpupgrade.prep.status.UpgradeStatus;
import io.acpupgrade.prep.text.Durations;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.prep.workflow.event.StatusDisplay;
import io.acpupgrade.prep.workflow.event.WorkflowResult;
import io.acpupgrade.prep.workflow.settings.StatusSettings;
import io.acpupgrade.problem.Message;

/** {@code upgrade.sh status}: how an upgrade goes. Changes nothing. */
public final class StatusWorkflow implements Workflow {
    private final StatusSettings settings;
    private final WorkflowContext run;

    public StatusWorkflow(StatusSettings settings, WorkflowContext run) {
        this.settings = settings;
        this.run = run;
    }

    @Override
    public ExitCode run() throws ClusterException, InterruptedException {
        return switch (settings.view()) {
            case ONCE -> once();
            case WATCH -> watch();
            case ALL -> all();
        };
    }

    private ExitCode once() throws ClusterException {
        publish(reader().status(settings.cluster(), run.now()));
        return ExitCode.DONE;
    }

    private ExitCode all() throws ClusterException {
        StatusReader reader = reader();
        if (reader.shadows().types().isEmpty()) {
            var unused = reader.require(settings.cluster());
        }
        StatusReader.Overview overview = reader.all(run.now());
        overview.problem().ifPresent(problem -> run.events().warn(Message.of("status.unlisted", problem)));
        run.events().report(StatusReport.of(overview));
        run.events().result(new WorkflowResult.Clusters(overview));
        return ExitCode.DONE;
    }

    /** Follows the upgrade to its end, which decides the exit code. */
    private ExitCode watch() throws ClusterException, InterruptedException {
        run.events()
                .ifInterrupted(Message.of("status.stopped-looking"), Message.of("status.look-again", watchCommand()));
        StatusWatch.Outcome outcome = follow();
        publish(outcome.last());
        return code(outcome.end());
    }

    private StatusWatch.Outcome follow() throws ClusterException, InterruptedException {
        try (StatusDisplay display = run.events().display()) {
            StatusWatch watch = new StatusWatch(
                    run.api(), display, settings.stallTimeout(), run.clocks().wall(), run.program());
            return watch.follow(reader().require(settings.cluster()));
        }
    }

    private ExitCode code(StatusWatch.End end) {
        return switch (end) {
            case COMPLETED, IDLE -> ExitCode.DONE;
            case STUCK -> {
                run.events()
                        .info(
                                Message.of("heading.timed-out"),
                                Message.of("status.not-moved", Durations.age(settings.stallTimeout())));
                run.events()
                        .info(
                                Message.of("heading.next"),
                                Message.verbatim(watchCommand().toString()));
                yield ExitCode.TIMED_OUT;
            }
        };
    }

    /** The command that follows the same upgrade. */
    ShellCommand watchCommand() {
        return run.program()
                .verb("status")
                .option("--cluster", settings.cluster())
                .with("--watch");
    }

    StatusReader reader() throws ClusterException {
        return new StatusReader(
                new ShadowLookup(run.api(), settings.shadowGroup()), new ClusterReader(run.api()), run.program());
    }

    private void publish(UpgradeStatus status) {
        run.events().report(StatusReport.of(status));
        run.events().result(new WorkflowResult.Status(status, settings.extent()));
    }
}
