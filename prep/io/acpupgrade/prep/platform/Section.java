package io.acpupgrade.prep.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A mapping in the version data, read strictly: every key has to be known and every value of the right kind. */
record Section(String file, String place, JsonNode json) {

    /** Makes something of a part of the document. */
    interface Reader<T> {
        T read(Section section) throws VersionDataException;
    }

    /** Refuses what is no mapping, and every other key than these. */
    Section withKeys(String... known) throws VersionDataException {
        if (!json.isObject()) {
            throw expected("a mapping with the keys " + String.join(", ", known));
        }
        Set<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(Set.of(known));
        if (!unknown.isEmpty()) {
            throw expected("only the keys " + String.join(", ", known) + ", not " + String.join(", ", unknown));
        }
        return this;
    }

    Optional<Section> optional(String key) {
        return Optional.ofNullable(json.get(key)).map(node -> new Section(file, under(key), node));
    }

    Section at(String key) throws VersionDataException {
        Optional<Section> part = optional(key);
        if (part.isEmpty()) {
            throw new VersionDataException(file, under(key), "a value, and there is none");
        }
        return part.get();
    }

    /** Texts have to be quoted where YAML would see a number: 4.10 is 4.1 to it. */
    String text() throws VersionDataException {
        if (!json.isTextual() || json.asText().isBlank()) {
            throw expected("a text; one that looks like a number has to be in quotes");
        }
        return json.asText().strip();
    }

    String text(String key) throws VersionDataException {
        return at(key).text();
    }

    /** The text at the key, made into something by a parser that refuses with {@link IllegalArgumentException}. */
    <T> T value(String key, Function<String, T> parser) throws VersionDataException {
        return at(key).value(parser);
    }

    <T> T value(Function<String, T> parser) throws VersionDataException {
        try {
            return parser.apply(text());
        } catch (IllegalArgumentException e) {
            throw expected("a value that makes sense, but " + e.getMessage());
        }
    }

    <T> Optional<T> optional(String key, Reader<T> reader) throws VersionDataException {
        Optional<Section> part = optional(key);
        return part.isEmpty() ? Optional.empty() : Optional.of(reader.read(part.get()));
    }

    <T> List<T> list(String key, Reader<T> reader) throws VersionDataException {
        Section list = at(key);
        if (!list.json.isArray()) {
            throw list.expected("a list");
        }
        List<T> elements = new ArrayList<>();
        for (Iterator<JsonNode> rest = list.json.elements(); rest.hasNext(); ) {
            elements.add(reader.read(new Section(file, list.place + "[" + elements.size() + "]", rest.next())));
        }
        return List.copyOf(elements);
    }

    VersionDataException expected(String what) {
        return new VersionDataException(file, place.isEmpty() ? "the document" : place, what);
    }

    private String under(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }
}
