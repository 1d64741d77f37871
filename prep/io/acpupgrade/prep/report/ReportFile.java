package io.acpupgrade.prep.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.acpupgrade.file.InputFile;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.BoundedJson;
import io.acpupgrade.registry.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;

/** The whole of a report that an earlier run has written. */
public record ReportFile(Path path) {
    /** Ten thousand artifacts have less to report. */
    private static final long LARGEST = 16L << 20;

    /**
     * Reads all of it.
     *
     * @throws InvalidInputException where the file is no report of this program and schema
     */
    public Report read() throws InvalidInputException {
        ReportHeader header = new ReportHeader(path);
        byte[] text;
        try {
            text = new InputFile(path, LARGEST).read();
            readHeader(header, text);
        } catch (IOException | StackOverflowError e) {
            throw header.unreadable(e);
        }
        header.check();
        try {
            return ReportJson.read(text);
        } catch (JsonProcessingException e) {
            throw header.refused(Message.of("report.other-form", ReportHeader.firstLine(e)));
        } catch (IOException e) {
            throw header.unreadable(e);
        }
    }

    private static void readHeader(ReportHeader header, byte[] text) throws IOException, InvalidInputException {
        try (JsonParser json = BoundedJson.MAPPER.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw header.refused(Message.of("report.no-object"));
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                if (!header.takes(field, json)) {
                    json.skipChildren();
                }
            }
        }
    }
}
