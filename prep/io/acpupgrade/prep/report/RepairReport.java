package io.acpupgrade.prep.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.acpupgrade.file.InputFile;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.InvalidInputException;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.copy.Damage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads what a report ({@code docs/report.schema.json}) says is damaged, piece by piece: the file may come from anywhere,
 * and nothing of it is believed that is not of the form it should have.
 */
public final class RepairReport {
    private static final long LARGEST = 256L << 20;
    private static final int MOST_ENTRIES = 100_000;
    private static final int LONGEST_WORD = 4096;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final List<RepairOrder.Entry> entries = new ArrayList<>();
    private final ReportHeader header;
    private boolean verified;

    private RepairReport(Path file) {
        this.file = file;
        this.header = new ReportHeader(file);
    }

    /**
     * What a report names as broken, whatever kind of run has written it.
     *
     * @throws InvalidInputException where the file is no report of this program, or of a run that did not come to look
     *     at a registry: that it names no damage says nothing then
     */
    public static RepairOrder read(Path file) throws InvalidInputException {
        RepairReport report = new RepairReport(file);
        report.read();
        return new RepairOrder(file.toString(), report.entries);
    }

    private void read() throws InvalidInputException {
        try (JsonParser json = JSON.createParser(new InputFile(file, LARGEST).open())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw refused(Message.of("report.no-object"));
            }
            document(json);
        } catch (IOException | IllegalArgumentException | StackOverflowError e) {
            throw header.unreadable(e);
        }
        header.check();
        if (!verified) {
            throw refused(Message.of("report.no-verification"));
        }
    }

    private void document(JsonParser json) throws IOException, InvalidInputException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("verification")) {
                verification(json);
            } else if (!header.takes(field, json)) {
                json.skipChildren();
            }
        }
    }

    private void verification(JsonParser json) throws IOException, InvalidInputException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw refused(Message.of("report.verification-no-object"));
        }
        verified = true;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("damaged")) {
                damaged(json);
            } else {
                json.skipChildren();
            }
        }
    }

    private void damaged(JsonParser json) throws IOException, InvalidInputException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw refused(Message.of("report.damaged-no-list"));
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            if (entries.size() == MOST_ENTRIES) {
                throw refused(Message.of("report.too-much-damage", MOST_ENTRIES));
            }
            entries.add(entry(json));
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw refused(Message.of("report.damaged-other"));
        }
    }

    private RepairOrder.Entry entry(JsonParser json) throws IOException, InvalidInputException {
        Map<String, String> words = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (json.currentToken().isScalarValue()) {
                words.put(field, word(json));
            } else {
                json.skipChildren();
            }
        }
        try {
            return new RepairOrder.Entry(
                    Reference.parse(words.getOrDefault("reference", "")),
                    Digest.parse(words.getOrDefault("digest", "")),
                    Damage.Content.valueOf(words.getOrDefault("content", "")),
                    problem(words.getOrDefault("problem", "")));
        } catch (IllegalArgumentException e) {
            throw refused(Message.of("report.damaged-unreadable", ReportHeader.firstLine(e)));
        }
    }

    private static Damage.Problem problem(String word) {
        return Stream.of(Damage.Problem.values())
                .filter(problem -> problem.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is nothing that can be damaged"));
    }

    private static String word(JsonParser json) throws IOException {
        String text = Objects.requireNonNullElse(json.getValueAsString(""), "");
        return text.length() > LONGEST_WORD ? text.substring(0, LONGEST_WORD) : text;
    }

    private InvalidInputException refused(Message why) {
        return new InvalidInputException(
                header.refused(why).problem().message(), Message.of("report.give-verification"));
    }
}
