package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.access.AccessRole;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Connection;
import io.acpupgrade.prep.kubernetes.fabric8.LazyCluster;
import io.acpupgrade.prep.output.TextLog;
import io.acpupgrade.prep.output.terminal.ConsoleWriter;
import io.acpupgrade.prep.output.terminal.Printer;
import io.acpupgrade.prep.output.terminal.StackTrace;
import io.acpupgrade.prep.report.RunReport;
import io.acpupgrade.registry.InvalidPackageException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** One run of a command from its first word to its exit code, whatever happens in between. */
final class Run {
    private final CliContext surroundings;
    private final OutputOptions output;
    private final RunReport report;
    private final ConsoleWriter story;
    private final TextLog log;
    private final Results results;
    private final RefusedRights rights;
    private final InstantSource clock = InstantSource.system();
    private Optional<ExitCode> ended = Optional.empty();

    /** @param roles what the command may need in the cluster */
    Run(String command, Set<AccessRole> roles, CliContext surroundings, OutputOptions output) {
        this.surroundings = surroundings;
        this.output = output;
        this.report = new RunReport(Version.text(), command, clock.instant());
        this.story = new ConsoleWriter(new Printer(surroundings.err()), surroundings.window());
        this.log = new TextLog(story, output.style(surroundings.screen()), output.detail(), report);
        this.rights = new RefusedRights(roles, log, surroundings.home());
        this.results = new Results(surroundings, output, story, report);
    }

    /** What a command does, with everything that it needs at hand. */
    @FunctionalInterface
    interface Work {
        ExitCode run(TextLog log, RunReport report, Connection cluster) throws Exception;
    }

    /** Does the work, and tells its end: on stderr, in the report, as the exit code. */
    int execute(ClusterOptions access, Work work) {
        story.line("", "acp-upgrade " + Version.text());
        Thread worker = Thread.currentThread();
        surroundings.interruption().onRequest(() -> {
            story.line("STOP", "interrupted: letting go");
            worker.interrupt();
        });
        surroundings.interruption().onOverdue(() -> end(ExitCode.INTERRUPTED));
        try (Connection cluster = new LazyCluster(access.access(surroundings), rights)) {
            return end(worked(work, cluster));
        } catch (RuntimeException | Error e) {
            return end(failed(e));
        }
    }

    private ExitCode worked(Work work, Connection cluster) {
        ExitCode code;
        try {
            results.check();
            code = work.run(log, report, cluster);
        } catch (Exception | Error e) {
            code = failed(e instanceof CompletionException && e.getCause() != null ? e.getCause() : e);
        }
        tellRights(cluster);
        return code;
    }

    private void tellRights(Connection cluster) {
        if (surroundings.interruption().isAsked()) {
            return;
        }
        try {
            rights.tell(cluster);
        } catch (ClusterException e) {
            log.detail("asking for rights: " + e.getMessage());
        }
    }

    private ExitCode failed(Throwable cause) {
        log.end();
        if (surroundings.interruption().isAsked()) {
            return ExitCode.INTERRUPTED;
        }
        Failure failure = Failure.of(cause);
        report.addFailure(failure.message(), failure.remedy());
        if (cause instanceof InvalidPackageException faulty) {
            report.addFaults(faulty);
        }
        failure.tell(story);
        if (output.detail() == TextLog.Detail.VERBOSE || failure.code() == ExitCode.DEFECT) {
            new StackTrace(cause).tell(story);
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
        ExitCode said = surroundings.interruption().isAsked() ? ExitCode.INTERRUPTED : code;
        ended = Optional.of(said);
        log.end();
        if (said == ExitCode.INTERRUPTED) {
            story.line("STOPPED", log.aftermath().state());
            story.line("Next", log.aftermath().next());
        }
        return results.leave(said, clock.instant()).number();
    }
}
