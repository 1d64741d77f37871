package io.acpupgrade.prep.output;

import io.acpupgrade.file.OutputFile;
import io.acpupgrade.file.UnusableFileException;
import io.acpupgrade.prep.output.terminal.ConsoleWriter;
import io.acpupgrade.prep.output.terminal.Printer;
import io.acpupgrade.prep.report.Report;
import io.acpupgrade.prep.report.ReportJson;
import io.acpupgrade.prep.report.ReportRecorder;
import io.acpupgrade.prep.target.LookupException;
import io.acpupgrade.prep.text.PrintableJson;
import io.acpupgrade.prep.workflow.ExitCode;
import io.acpupgrade.prep.workflow.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Leaves what a run found out where it was asked for: in a file, as a page, on stdout. */
public final class RunResults {
    private final OutputDestination destination;
    private final ConsoleWriter console;
    private final ReportRecorder recorder;
    /** Files that were refused before the work. */
    private final Set<Path> refused = new HashSet<>();

    private ExitCode code = ExitCode.DONE;

    public RunResults(OutputDestination destination, ConsoleWriter console, ReportRecorder recorder) {
        this.destination = destination;
        this.console = console;
        this.recorder = recorder;
    }

    /** Finds out, before hours of work, whether the files can be written. */
    public void check() throws LookupException {
        for (Path name : Stream.concat(destination.report().stream(), destination.page().stream())
                .toList()) {
            OutputFile file = new OutputFile(name);
            try {
                file.check();
            } catch (IOException e) {
                refused.add(name);
                Failure notWritten = unwritten(file.path().toString(), e);
                throw new LookupException(notWritten.message(), notWritten.remedy());
            }
        }
    }

    /**
     * Leaves all of it.
     *
     * @return how the run ended; that a result could not be written counts where nothing worse has happened
     */
    public ExitCode leave(ExitCode ended, Instant now) {
        code = ended;
        destination.page().ifPresent(name -> write(name, () -> page().of(report(now))));
        destination.report().ifPresent(name -> write(name, () -> json(now) + "\n"));
        ExitCode filed = code;
        if (destination.format() == OutputDestination.Format.JSON) {
            new Printer(destination.out()).json(json(now));
        }
        destination.out().failure().ifPresent(failure -> failed("stdout", failure));
        destination.err().failure().ifPresent(failure -> failed("stderr", failure));
        if (code != filed) {
            destination.report().ifPresent(name -> write(name, () -> json(now) + "\n"));
        }
        return code;
    }

    private Report report(Instant now) {
        return recorder.report(code.number(), code.meaning(), now);
    }

    private String json(Instant now) {
        return new PrintableJson(ReportJson.write(report(now))).text();
    }

    private interface Text {
        String text();
    }

    private void write(Path name, Text text) {
        if (refused.contains(name)) {
            return;
        }
        OutputFile file = new OutputFile(name);
        try {
            file.write(text.text());
            console.line("Report", file.path().toString());
        } catch (IOException e) {
            failed(file.path().toString(), e);
        } catch (OutOfMemoryError e) {
            failed(file.path().toString(), new IOException(e.toString(), e));
        }
    }

    private void failed(String where, IOException failure) {
        Failure notWritten = unwritten(where, failure);
        new FailurePrinter(console).print(notWritten);
        if (code == ExitCode.DONE) {
            recorder.addFailure(notWritten.message(), notWritten.remedy());
            code = notWritten.code();
        }
    }

    public static Failure unwritten(String where, IOException failure) {
        return new Failure(
                ExitCode.NOT_CONFIGURED,
                "Writing the result to " + where + ": " + UnusableFileException.words(failure),
                "Name a place with room that this user may write to, and run the same command again; what is done is"
                        + " not done twice.",
                List.of());
    }

    private ReportPage page() {
        return new ReportPage(destination.earlierReport(), text -> console.line("WARNING", text));
    }
}
