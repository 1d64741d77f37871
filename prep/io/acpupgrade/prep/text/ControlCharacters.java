package io.acpupgrade.prep.text;

import java.util.stream.Collectors;

/**
 * Characters with an effect instead of a glyph: they move the cursor, set colours, end a line, or reverse the writing
 * direction, so that one name can look like another.
 */
final class ControlCharacters {
    private ControlCharacters() {}

    static boolean contains(String text) {
        return text.codePoints().anyMatch(ControlCharacters::isControl);
    }

    static boolean isControl(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isNoCharacter(character);
        };
    }

    private static boolean isNoCharacter(int character) {
        return (character & 0xFFFE) == 0xFFFE;
    }

    /** The text with each of them escaped as in JSON: {@code \}{@code u001b}. */
    static String escaped(String text) {
        return text.codePoints()
                .mapToObj(character -> isControl(character) ? escaped(character) : Character.toString(character))
                .collect(Collectors.joining());
    }

    private static String escaped(int character) {
        StringBuilder out = new StringBuilder();
        for (char unit : Character.toChars(character)) {
            out.append(String.format("\\u%04x", (int) unit));
        }
        return out.toString();
    }
}
