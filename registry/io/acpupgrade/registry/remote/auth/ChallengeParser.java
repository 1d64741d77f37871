package io.acpupgrade.registry.remote.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Parses the challenges of one {@code WWW-Authenticate} line (RFC 9110, section 11.6.1). Commas separate challenges and
 * parameters alike: a word followed by an equals sign is a parameter, any other a scheme.
 *
 * <p>The time is linear in the length of the line.
 */
final class ChallengeParser {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final String TOKEN68_MARKS = "-._~+/";

    private final String text;
    private int position;

    ChallengeParser(String text) {
        this.text = text;
    }

    List<Challenge> challenges() {
        List<Challenge> found = new ArrayList<>();
        String scheme = "";
        Map<String, String> parameters = new LinkedHashMap<>();
        while (skipSeparators()) {
            String word = token();
            if (word.isEmpty()) {
                position++;
            } else if (equalsSign()) {
                parameters.putIfAbsent(word.toLowerCase(Locale.ROOT), value());
            } else {
                add(found, scheme, parameters);
                scheme = word;
                parameters.clear();
                skipToken68();
            }
        }
        add(found, scheme, parameters);
        return List.copyOf(found);
    }

    private static void add(List<Challenge> found, String scheme, Map<String, String> parameters) {
        if (!scheme.isEmpty()) {
            found.add(new Challenge(scheme, parameters));
        }
    }

    /** @return whether the line has more */
    private boolean skipSeparators() {
        while (position < text.length() && (isSpace() || text.charAt(position) == ',')) {
            position++;
        }
        return position < text.length();
    }

    private boolean isSpace() {
        return text.charAt(position) == ' ' || text.charAt(position) == '\t';
    }

    private void skipSpaces() {
        while (position < text.length() && isSpace()) {
            position++;
        }
    }

    private String token() {
        int start = position;
        while (position < text.length() && isOf(TOKEN_MARKS, text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private static boolean isOf(String marks, char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || marks.indexOf(c) >= 0;
    }

    private boolean equalsSign() {
        skipSpaces();
        if (position < text.length() && text.charAt(position) == '=') {
            position++;
            skipSpaces();
            return true;
        }
        return false;
    }

    private String value() {
        return position < text.length() && text.charAt(position) == '"' ? quoted() : bare();
    }

    /** Reads a quoted string without quotes and escapes; an unterminated one ends with the line. */
    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (position++; position < text.length(); position++) {
            char c = text.charAt(position);
            if (c == '"') {
                position++;
                break;
            }
            if (c == '\\' && position + 1 < text.length()) {
                position++;
            }
            value.append(text.charAt(position));
        }
        return value.toString();
    }

    /** Reads an unquoted value; unquoted URLs violate the grammar but occur. */
    private String bare() {
        int start = position;
        while (position < text.length() && !isSpace() && text.charAt(position) != ',') {
            position++;
        }
        return text.substring(start, position);
    }

    /** Skips the token68 of other schemes, as in {@code Negotiate YII=}. */
    private void skipToken68() {
        int start = position;
        while (position < text.length() && isOf(TOKEN68_MARKS, text.charAt(position))) {
            position++;
        }
        boolean any = position > start;
        while (position < text.length() && text.charAt(position) == '=') {
            position++;
        }
        skipSpaces();
        if (!any || (position < text.length() && text.charAt(position) != ',')) {
            position = start;
        }
    }
}
