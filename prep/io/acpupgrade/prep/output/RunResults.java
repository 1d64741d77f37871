package io.acpupgrade.prep.output;

import io.acpupgrade.file.OutputFile;
import io.acpupgrade.file.UnusableFileException;
import io.acpupgrade.prep.output.html.HtmlReport;
import io.acpupgrade.prep.output.terminal.ConsoleWriter;
import io.acpupgrade.prep.output.terminal.Printer;
import io.acpupgrade.prep.report.Report;
import io.acpupgrade.prep.report.ReportFile;
import io.acpupgrade.prep.report.ReportJson;
import io.acpupgrade.prep.report.ReportRecorder;
import io.acpupgrade.prep.target.LookupException;
import io.acpupgrade.prep.target.UsageException;
import io.acpupgrade.prep.text.PrintableJson;
import io.acpupgrade.prep.workflow.ExitCode;
import io.acpupgrade.prep.workflow.Failure;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Leaves what a run found out where it was asked for: in a file, as a page, on stdout. */
public final class RunResults {
    private final OutputDestination destination;
    private final ConsoleWriter console;
    private final ReportRecorder recorder;
    /** Files that were refused before the work. */
    private final Set<Path> refused = new HashSet<>();

    /** What an earlier run has reported, read before this one begins. */
    private Optional<Report> earlier = Optional.empty();

    private ExitCode code = ExitCode.DONE;

    public RunResults(OutputDestination destination, ConsoleWriter console, ReportRecorder recorder) {
        this.destination = destination;
        this.console = console;
        this.recorder = recorder;
    }

    /**
     * Finds out, before hours of work, whether the files can be written.
     *
     * @throws InvalidInputException where one cannot, where two of them are the same or one is read, or where the earlier
     *     report cannot be read
     */
    public void check() throws InvalidInputException {
        Map<String, OutputFile> checked = new LinkedHashMap<>();
        for (Map.Entry<String, Path> named : destination.files().entrySet()) {
            OutputFile file = new OutputFile(named.getValue());
            try {
                file.check();
                distinguish(named.getKey(), file, checked);
                keepInputs(named.getKey(), file);
            } catch (IOException e) {
                refused.add(named.getValue());
                Failure notWritten = unwritten(file.path().toString(), e);
                throw new LookupException(notWritten.message(), notWritten.remedy());
            }
            checked.put(named.getKey(), file);
        }
        if (destination.earlierReport().isPresent()) {
            earlier = Optional.of(new ReportFile(destination.earlierReport().get()).read());
        }
    }

    /** What is read must not be replaced, least of all by a run that fails; nor must a part of a package, or any other work. */
    private void keepInputs(String option, OutputFile file) throws UsageException, IOException {
        if (!EarlierResult.mayReplace(file.path())) {
            refused.addAll(destination.files().values());
            throw new UsageException(
                    Message.of("results.other-content", option, file.path()), Message.of("results.other-name"));
        }
        Optional<NamedFile> input =
                destination.inputs().filter(read -> read.holds(file.path())).findFirst();
        if (input.isPresent()) {
            throw sameFile(input.get().option(), option, file.path());
        }
    }

    /** The last one written would replace the others without a word. */
    private void distinguish(String option, OutputFile file, Map<String, OutputFile> others)
            throws IOException, UsageException {
        for (Map.Entry<String, OutputFile> other : others.entrySet()) {
            if (file.isSameAs(other.getValue())) {
                throw sameFile(other.getKey(), option, file.path());
            }
        }
    }

    private UsageException sameFile(String option, String other, Path file) {
        refused.addAll(destination.files().values());
        return new UsageException(Message.of("results.same-file", option, other, file), Message.of("results.own-file"));
    }

    /**
     * Leaves all of it.
     *
     * @return how the run ended; that a result could not be written counts where nothing worse has happened
     */
    public ExitCode leave(ExitCode ended, Instant now) {
        code = ended;
        destination
                .page()
                .ifPresent(name -> write(
                        name,
                        () -> HtmlReport.of(report(now), earlier, console.language())
                                .html()));
        destination.report().ifPresent(name -> write(name, () -> json(now) + "\n"));
        ExitCode filed = code;
        if (destination.format() == OutputDestination.Format.JSON) {
            new Printer(destination.out(), console.language()).json(json(now));
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
            console.line(
                    Message.of("heading.report"), Message.verbatim(file.path().toString()));
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
                Message.of("results.writing", where, UnusableFileException.words(failure)),
                Message.of("results.other-place"),
                List.of());
    }
}
