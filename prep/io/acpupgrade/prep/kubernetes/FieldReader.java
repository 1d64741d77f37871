package io.acpupgrade.prep.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * Reads fields of an API object by JSON pointer. Lenient: a field that is missing, blank or of the wrong type is empty.
 */
public record FieldReader(JsonNode json) {
    public Optional<String> text(String pointer) {
        return Optional.of(json.at(pointer))
                .filter(JsonNode::isValueNode)
                .map(value -> value.asText("").strip())
                .filter(text -> !text.isEmpty() && !text.equals("null"));
    }

    /** The text, or an empty string. */
    public String textOrEmpty(String pointer) {
        return text(pointer).orElse("");
    }

    public OptionalInt positiveNumber(String pointer) {
        int number = json.at(pointer).asInt(0);
        return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** An integer; zero where it is missing, as in Kubernetes. */
    public int number(String pointer) {
        return json.at(pointer).asInt(0);
    }

    public boolean isTrue(String pointer) {
        return json.at(pointer).asBoolean(false);
    }

    public boolean has(String pointer) {
        return !json.at(pointer).isMissingNode() && !json.at(pointer).isNull();
    }

    /** An RFC 3339 timestamp, as Kubernetes writes it. */
    public Optional<Instant> instant(String pointer) {
        return text(pointer).flatMap(FieldReader::instantOf);
    }

    private static Optional<Instant> instantOf(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public List<FieldReader> list(String pointer) {
        return StreamSupport.stream(json.at(pointer).spliterator(), false)
                .map(FieldReader::new)
                .toList();
    }

    public List<String> texts(String pointer) {
        return StreamSupport.stream(json.at(pointer).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** A map of strings, such as labels or the data of a ConfigMap. */
    public Map<String, String> map(String pointer) {
        Map<String, String> entries = new TreeMap<>();
        json.at(pointer)
                .properties()
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue().asText()));
        return entries;
    }

    /** A map of objects, by key. */
    public Map<String, FieldReader> objects(String pointer) {
        Map<String, FieldReader> entries = new TreeMap<>();
        json.at(pointer).properties().forEach(entry -> entries.put(entry.getKey(), new FieldReader(entry.getValue())));
        return entries;
    }

    public List<Condition> conditions() {
        return list("/status/conditions").stream().map(Condition::parse).toList();
    }

    public Optional<Condition> condition(String type) {
        return conditions().stream().filter(one -> one.type().equals(type)).findFirst();
    }
}
