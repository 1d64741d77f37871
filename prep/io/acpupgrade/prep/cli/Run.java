package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.access.AccessRole;
import io.acpupgrade.prep.cli.options.CliContext;
import io.acpupgrade.prep.cli.options.ClusterOptions;
import io.acpupgrade.prep.cli.options.OutputOptions;
import io.acpupgrade.prep.cli.options.SyncOptions;
import io.acpupgrade.prep.deploy.Clocks;
import io.acpupgrade.prep.kubernetes.ClusterConnection;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.fabric8.LazyCluster;
import io.acpupgrade.prep.output.ConsoleLog;
import io.acpupgrade.prep.output.FailurePrinter;
import io.acpupgrade.prep.output.RunResults;
import io.acpupgrade.prep.output.terminal.ConsoleWriter;
import io.acpupgrade.prep.report.ReportRecorder;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.prep.workflow.ExitCode;
import io.acpupgrade.prep.workflow.Failure;
import io.acpupgrade.prep.workflow.RefusedRights;
import io.acpupgrade.prep.workflow.Workflow;
import io.acpupgrade.prep.workflow.WorkflowContext;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidPackageException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** Runs the workflow of one command: from the first line on the console to the exit code, whatever happens in between. */
final class Run {
    private final CliContext context;
    private final OutputOptions output;
    private final ReportRecorder report;
    private final ConsoleWriter console;
    private final ConsoleLog log;
    private final RunResults results;
    private final RefusedRights rights;
    private final InstantSource clock = InstantSource.system();
    private Optional<ExitCode> ended = Optional.empty();

    /** @param roles what the command may need in the cluster */
    Run(String command, Set<AccessRole> roles, CliContext context, OutputOptions output) {
        this.context = context;
        this.output = output;
        this.report = new ReportRecorder(Version.text(), command, clock.instant());
        this.console = output.console(context);
        this.log = new ConsoleLog(
                console,
                output.style(context.screen()),
                output.detail(),
                report,
                output.results(context),
                context.window());
        this.rights = new RefusedRights(roles, log, context.accessRoles());
        this.results = new RunResults(output.destination(context), console, report);
    }

    /** Makes the workflow, for which options are read and found to be in order. */
    @FunctionalInterface
    interface Preparation {
        Workflow workflow(WorkflowContext run) throws Exception;
    }

    /**
     * Runs a workflow about a package and a registry.
     *
     * @param roles what it may need in the cluster, beside what finding the registry needs
     */
    static int sync(
            String command, Set<AccessRole> roles, SyncOptions options, CliContext context, Preparation preparation) {
        Set<AccessRole> all = EnumSet.noneOf(AccessRole.class);
        all.addAll(roles);
        all.addAll(options.roles(context));
        return new Run(command, all, context, options.output())
                .execute(options.cluster(), options.program(context), preparation);
    }

    /**
     * Runs the workflow and records how it ends: on the console, in the report, as the exit code.
     *
     * @param program how to run this program again
     */
    int execute(ClusterOptions access, OwnCommand program, Preparation preparation) {
        console.line("", "acp-upgrade " + Version.text());
        Thread worker = Thread.currentThread();
        context.interruption().onRequest(() -> {
            console.line(Message.of("heading.stop"), Message.of("stop.asked"));
            worker.interrupt();
        });
        context.interruption().onOverdue(() -> end(ExitCode.INTERRUPTED));
        try (ClusterConnection platform = new LazyCluster(access.access(context), rights)) {
            return end(run(preparation, workflowContext(platform, program)));
        } catch (RuntimeException | Error e) {
            return end(failed(e));
        }
    }

    private WorkflowContext workflowContext(ClusterConnection platform, OwnCommand program) {
        return new WorkflowContext(
                platform,
                log,
                program,
                context.interruption(),
                context.accessRoles(),
                context.environment(),
                new Clocks(context.clock(), System::nanoTime));
    }

    private ExitCode run(Preparation preparation, WorkflowContext run) {
        ExitCode code;
        try {
            results.check();
            code = preparation.workflow(run).run();
        } catch (Exception | Error e) {
            code = failed(e instanceof CompletionException && e.getCause() != null ? e.getCause() : e);
        }
        nameMissingRights(run.platform());
        return code;
    }

    private void nameMissingRights(ClusterConnection platform) {
        if (context.interruption().isAsked()) {
            return;
        }
        try {
            rights.announce(platform);
        } catch (ClusterException e) {
            log.detail(Message.of("cli.rights-unknown", e.problem().message()));
        }
    }

    private ExitCode failed(Throwable cause) {
        log.end();
        if (context.interruption().isAsked()) {
            return ExitCode.INTERRUPTED;
        }
        Failure failure = Failure.of(cause);
        report.addFailure(failure.message(), failure.remedy());
        if (cause instanceof InvalidPackageException faulty) {
            report.addFaults(faulty);
        }
        FailurePrinter printer = new FailurePrinter(console);
        printer.print(failure);
        if (output.detail() == ConsoleLog.Detail.VERBOSE || failure.code() == ExitCode.DEFECT) {
            printer.trace(cause);
        }
        return failure.code();
    }

    /** The first end counts: a run that ends while it is given up has nothing to add. */
    private synchronized int end(ExitCode code) {
        // what is left to do is done whole, and an interrupted thread cannot write a file
        var unused = Thread.interrupted();
        if (ended.isPresent()) {
            return ended.get().number();
        }
        ExitCode last = context.interruption().isAsked() ? ExitCode.INTERRUPTED : code;
        ended = Optional.of(last);
        log.end();
        console.leaveTo(Thread.currentThread());
        if (last == ExitCode.INTERRUPTED) {
            console.line(Message.of("heading.stopped"), log.interruptNotice().state());
            console.line(Message.of("heading.next"), log.interruptNotice().next());
        }
        return results.leave(last, clock.instant()).number();
    }
}
