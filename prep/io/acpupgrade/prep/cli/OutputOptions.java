package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.output.TextLog;
import io.acpupgrade.prep.output.terminal.Printer;
import io.acpupgrade.prep.output.terminal.ProgressDisplay;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a run prints, and where. */
final class OutputOptions {
    /** How the result is printed on stdout. */
    enum Format {
        text,
        json
    }

    @Option(
            names = "--output",
            paramLabel = "text|json",
            description = "Form of the result on stdout (default: ${DEFAULT-VALUE}).")
    private Format output = Format.text;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write a JSON report there, also when the run fails or is interrupted.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--report-html",
            paramLabel = "FILE",
            description = "Write the report there as a page for people, in one file that needs no network.")
    private Optional<Path> page = Optional.empty();

    @UsedOnlyWith("--report-html")
    @Option(
            names = "--sync-report",
            paramLabel = "FILE",
            description = "The JSON report of an earlier run, to be shown in that page too.")
    private Optional<Path> syncReport = Optional.empty();

    @Option(names = "--no-progress", description = "Show no progress, only the story.")
    private boolean noProgress;

    @Option(names = "--verbose", description = "Tell every single thing, and the stack trace of a failure.")
    private boolean verbose;

    /** Prints lines of the result. On stdout there is either the text of the result or, at the end, the report. */
    void print(CliContext surroundings, List<String> lines) {
        if (!isJson()) {
            lines.forEach(new Printer(surroundings.out())::line);
        }
    }

    boolean isJson() {
        return output == Format.json;
    }

    Optional<Path> report() {
        return report;
    }

    /** Where the report goes as a page. */
    Optional<Path> page() {
        return page;
    }

    /** The report of an earlier run that belongs into that page. */
    Optional<Path> syncReport() {
        return syncReport;
    }

    TextLog.Detail detail() {
        return verbose ? TextLog.Detail.VERBOSE : TextLog.Detail.BRIEF;
    }

    ProgressDisplay.Style style(CliContext.Screen screen) {
        if (noProgress) {
            return ProgressDisplay.Style.NONE;
        }
        return screen == CliContext.Screen.TERMINAL ? ProgressDisplay.Style.DRAWN : ProgressDisplay.Style.LOGGED;
    }
}
