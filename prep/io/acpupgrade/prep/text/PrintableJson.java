package io.acpupgrade.prep.text;

import java.util.stream.Collectors;

/**
 * A JSON document that is safe to print on a terminal: control characters within strings are replaced by their JSON
 * escapes. Line breaks between values stay.
 */
public record PrintableJson(String text) {
    public PrintableJson {
        text = text.lines().map(ControlCharacters::escaped).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return text;
    }
}
