package io.acpupgrade.prep.report;

import com.fasterxml.jackson.core.JsonParser;
import io.acpupgrade.file.UnusableFileException;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;

/** What makes a file a report that can be read; every option that takes one refuses another file in the same words. */
final class ReportHeader {
    private static final int LONGEST = 200;

    private final Path file;
    private String program = "";
    private String schema = "";

    ReportHeader(Path file) {
        this.file = file;
    }

    /** Takes the value of a field that belongs to the header; leaves the others where they are. */
    boolean takes(String field, JsonParser json) throws IOException {
        switch (field) {
            case "program" -> program = value(json);
            case "schema" -> schema = value(json);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String value(JsonParser json) throws IOException {
        if (!json.currentToken().isScalarValue()) {
            json.skipChildren();
            return "";
        }
        return shortened(Objects.requireNonNullElse(json.getText(), ""));
    }

    /**
     * Judges the file once it was read.
     *
     * @throws InvalidInputException where something else has written it, or it has another form
     */
    void check() throws InvalidInputException {
        if (!program.equals(Report.PROGRAM)) {
            throw refused(Message.of("report.of-other-program", Report.PROGRAM));
        }
        if (!schema.equals(String.valueOf(Report.SCHEMA))) {
            throw new InvalidInputException(
                    Message.of(
                            "report.reading",
                            file,
                            Message.of("report.of-other-schema", schema.isEmpty() ? "-" : schema, Report.SCHEMA)),
                    Message.of("report.write-again"));
        }
    }

    InvalidInputException refused(Message why) {
        return new InvalidInputException(Message.of("report.reading", file, why), Message.of("report.give-written"));
    }

    /** Says why the file cannot be read, as a file or as JSON. */
    InvalidInputException unreadable(Throwable failure) {
        return failure instanceof UnusableFileException || failure instanceof FileSystemException
                ? refused(UnusableFileException.words((IOException) failure))
                : refused(Message.of("report.no-json", firstLine(failure)));
    }

    static String firstLine(Throwable failure) {
        return shortened(
                String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(LONGEST, text.length()));
    }
}
