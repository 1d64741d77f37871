package io.acpupgrade.prep.output.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.report.Report;
import io.acpupgrade.prep.report.ReportJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reports as runs have left them behind. */
public final class Samples {
    private static final Path FOLDER = Path.of("src", "test", "resources", "page");

    private Samples() {}

    /** A preflight that found two blockers. */
    public static ObjectNode preflight() throws IOException {
        return read("preflight.json");
    }

    /** A sync of 44 artifacts, all of which arrived. */
    public static ObjectNode sync() throws IOException {
        return read("sync.json");
    }

    /** The same as the program reads it. */
    public static Report report(JsonNode sample) throws IOException {
        return ReportJson.read(sample.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode read(String name) throws IOException {
        return (ObjectNode) new JsonMapper().readTree(Files.readString(FOLDER.resolve(name)));
    }
}
