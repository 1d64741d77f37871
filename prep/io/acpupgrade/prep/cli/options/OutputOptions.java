package io.acpupgrade.prep.cli.options;

import io.acpupgrade.prep.output.ConsoleLog;
import io.acpupgrade.prep.output.NamedFile;
import io.acpupgrade.prep.output.OutputDestination;
import io.acpupgrade.prep.output.ResultPrinter;
import io.acpupgrade.prep.output.terminal.ConsoleWriter;
import io.acpupgrade.prep.output.terminal.ProgressDisplay;
import io.acpupgrade.prep.workflow.event.WorkflowResult;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** What a run prints, and where. */
public final class OutputOptions {
    /** How the result is printed on stdout. */
    enum Format {
        text,
        json
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json")
    private Format output = Format.text;

    @Option(names = "--report", paramLabel = "FILE")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--report-html", paramLabel = "FILE")
    private Optional<Path> page = Optional.empty();

    @UsedOnlyWith("--report-html")
    @Option(names = "--sync-report", paramLabel = "FILE")
    private Optional<Path> syncReport = Optional.empty();

    @Option(names = "--no-progress")
    private boolean noProgress;

    /** Taken from the arguments before they are parsed, since a refusal of them is said in it. */
    @SuppressWarnings("unused")
    @Option(names = "--lang", paramLabel = "en|zh|auto")
    private LanguageChoice language = LanguageChoice.auto;

    /** Taken from the arguments before they are parsed, as the language is. */
    @SuppressWarnings("unused")
    @Option(names = "--color", paramLabel = "auto|always|never")
    private ColorChoice color = ColorChoice.auto;

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    @UnusedWith("--quiet")
    @Option(names = {"-v", "--verbose"})
    private boolean verbose;

    /** What the command line names, each file with the word that it stands behind. */
    private List<NamedFile> named = List.of();

    /** Remembers all files of a command line, so that its results do not replace what it reads. */
    public void rememberFiles(ParseResult parsed) {
        named = Stream.concat(
                        parsed.matchedOptions().stream()
                                .flatMap(option -> named(option.longestName(), option.getValue())),
                        parsed.matchedPositionals().stream()
                                .flatMap(argument -> named(argument.paramLabel(), argument.getValue())))
                .toList();
    }

    private static Stream<NamedFile> named(String word, Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.stream().flatMap(held -> named(word, held));
        }
        if (value instanceof Collection<?> several) {
            return several.stream().flatMap(held -> named(word, held));
        }
        return value instanceof Path path ? Stream.of(new NamedFile(word, path)) : Stream.empty();
    }

    /** Prints results on the standard output, where it does not hold the report. */
    public Consumer<WorkflowResult> results(CliContext context) {
        return output == Format.json ? result -> {} : new ResultPrinter(context.results());
    }

    public OutputDestination destination(CliContext context) {
        return new OutputDestination(
                context.out(),
                context.err(),
                output == Format.json ? OutputDestination.Format.JSON : OutputDestination.Format.TEXT,
                report.map(context.workingFolder()::resolve),
                page.map(context.workingFolder()::resolve),
                syncReport.map(context.workingFolder()::resolve),
                named.stream().map(file -> file.in(context.workingFolder())).toList());
    }

    /** Where the JSON report goes, for commands that read it. */
    Optional<Path> report(CliContext context) {
        return report.map(context.workingFolder()::resolve).map(Path::normalize);
    }

    public ConsoleLog.Detail detail() {
        return verbose ? ConsoleLog.Detail.VERBOSE : ConsoleLog.Detail.BRIEF;
    }

    /** What the log of a run is printed with. */
    public ConsoleWriter console(CliContext context) {
        return new ConsoleWriter(
                context.printer(), context.window(), quiet ? ConsoleWriter.Volume.QUIET : ConsoleWriter.Volume.ALL);
    }

    public ProgressDisplay.Style style(CliContext.Screen screen) {
        if (noProgress || quiet) {
            return ProgressDisplay.Style.NONE;
        }
        return screen == CliContext.Screen.TERMINAL ? ProgressDisplay.Style.DRAWN : ProgressDisplay.Style.LOGGED;
    }
}
