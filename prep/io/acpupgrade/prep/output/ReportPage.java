package io.acpupgrade.prep.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.acpupgrade.file.InputFile;
import io.acpupgrade.file.UnusableFileException;
import io.acpupgrade.prep.output.html.HtmlReport;
import io.acpupgrade.prep.report.Report;
import io.acpupgrade.prep.report.ReportJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A run's report as a page, with that of an earlier sync where one was named.
 *
 * @param warnings receives why that one cannot be read; then the page is made without it
 */
record ReportPage(Optional<Path> earlierReport, Consumer<String> warnings) {
    /** Ten thousand artifacts have less to report. */
    private static final long LARGEST = 16L << 20;

    String of(Report report) {
        return HtmlReport.of(report, earlierReport.flatMap(this::read)).html();
    }

    private Optional<Report> read(Path file) {
        try {
            return Optional.of(ReportJson.read(new InputFile(file, LARGEST).read()));
        } catch (JsonMappingException e) {
            warnings.accept("not in the page: " + file
                    + " is no report of acp-upgrade in the form of this version (--report writes" + " one)");
        } catch (JsonProcessingException e) {
            warnings.accept("not in the page: " + file + " holds no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            warnings.accept("not in the page: " + file + " cannot be read: " + UnusableFileException.words(e));
        }
        return Optional.empty();
    }
}
