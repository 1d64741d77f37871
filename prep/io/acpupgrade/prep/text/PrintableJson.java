package io.acpupgrade.prep.text;

import java.util.stream.Collectors;

/**
 * A JSON document that may be printed on a terminal: the control characters that JSON allows within a string are written
 * as the escape that means the same. Line breaks between the values stay.
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
