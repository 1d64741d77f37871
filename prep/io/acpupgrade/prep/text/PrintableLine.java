package io.acpupgrade.prep.text;

import java.util.regex.Pattern;

/**
 * Untrusted text as one line that is safe to print: line breaks become blanks, and other control characters are escaped
 * visibly, as in {@code \}{@code u001b[2J}.
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
