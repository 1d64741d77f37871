package io.acpupgrade.prep.output;

import io.acpupgrade.prep.output.terminal.StandardStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the results of a run go.
 *
 * @param report a file for the JSON report
 * @param page a file for the report as a page
 * @param earlierReport the report of an earlier sync, to be shown in the page
 * @param named all files that the command line names
 */
public record OutputDestination(
        StandardStream out,
        StandardStream err,
        Format format,
        Optional<Path> report,
        Optional<Path> page,
        Optional<Path> earlierReport,
        List<NamedFile> named) {
    public OutputDestination {
        named = List.copyOf(named);
    }

    /** What is asked for here, and where nothing is, there. */
    public OutputDestination orElse(OutputDestination other) {
        return new OutputDestination(
                out,
                err,
                format == Format.TEXT ? other.format : format,
                report.or(other::report),
                page.or(other::page),
                earlierReport.or(other::earlierReport),
                Stream.concat(named.stream(), other.named.stream()).toList());
    }

    /** The form of the standard output. */
    public enum Format {
        TEXT,
        /** The report, at the end of the run. */
        JSON
    }

    /** The files that are written, by the option that names each. */
    Map<String, Path> files() {
        Map<String, Path> files = new LinkedHashMap<>();
        report.ifPresent(file -> files.put("--report", file));
        page.ifPresent(file -> files.put("--report-html", file));
        return files;
    }

    /** The files that are read. */
    Stream<NamedFile> inputs() {
        return named.stream().filter(file -> !files().containsKey(file.option()));
    }
}
