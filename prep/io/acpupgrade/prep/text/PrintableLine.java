package io.acpupgrade.prep.text;

import java.util.regex.Pattern;

/**
 * Text from anywhere as one line that only shows something: line breaks in it are blanks, since a line of its own is for
 * who prints it to begin; other control characters are written out, as in {@code \}{@code u001b[2J}, so that it can be
 * seen that they are there.
 */
public record PrintableLine(String text) {
    private static final Pattern BREAK = Pattern.compile("\\h*\\v+\\s*|\t");

    public PrintableLine {
        if (ControlCharacters.contains(text)) {
            text = ControlCharacters.escaped(BREAK.matcher(text).replaceAll(" "));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
