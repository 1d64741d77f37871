package io.acpupgrade.registry.remote.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the challenges of one {@code WWW-Authenticate} line (RFC 9110, section 11.6.1). Commas divide challenges and
 * parameters alike, so a word is a parameter's name where an equals sign follows it, and a scheme where none does.
 *
 * <p>Each character is looked at a bounded number of times, whatever the line holds.
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

    /** @return whether anything is left */
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

    /** Without its quotes and backslashes; to the line's end where the second quote is missing. */
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

    /** URLs without quotes are against the rule, and are met all the same. */
    private String bare() {
        int start = position;
        while (position < text.length() && !isSpace() && text.charAt(position) != ',') {
            position++;
        }
        return text.substring(start, position);
    }

    /** What other schemes have in place of parameters, as in {@code Negotiate YII=}; it says nothing to us. */
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
