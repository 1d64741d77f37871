package io.acpupgrade.prep.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.acpupgrade.file.InputFile;
import io.acpupgrade.file.UnusableFileException;
import io.acpupgrade.prep.output.html.HtmlReport;
import io.acpupgrade.registry.BoundedJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A run's report as a page, with that of an earlier sync where one was named.
 *
 * @param warnings is told when that one cannot be read; then the page is made without it
 */
record ReportPage(Optional<Path> syncReport, Consumer<String> warnings) {
    private static final JsonMapper JSON = new JsonMapper();
    /** Ten thousand artifacts have less to report. */
    private static final long LARGEST = 16L << 20;

    String of(String report) {
        try {
            return HtmlReport.of(JSON.readTree(report), syncReport.flatMap(this::read))
                    .html();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is JSON", e);
        }
    }

    private Optional<JsonNode> read(Path file) {
        try {
            JsonNode report = BoundedJson.MAPPER.readTree(new InputFile(file, LARGEST).read());
            if (report.path("program").asText().equals("acp-upgrade")) {
                return Optional.of(report);
            }
            warnings.accept("not in the page: " + file + " is no report of acp-upgrade (--report writes one)");
        } catch (JsonProcessingException e) {
            warnings.accept("not in the page: " + file + " holds no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            warnings.accept("not in the page: " + file + " cannot be read: " + UnusableFileException.words(e));
        }
        return Optional.empty();
    }
}
