package io.acpupgrade.registry.remote.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds a text in other text, each character plain or encoded as in JSON, URLs and HTML. */
final class EncodedText {
    /** Shorter texts are found as whole words only; otherwise most text would be redacted. */
    private static final int SHORT = 4;
    /** How many characters of a truncated text may stay visible. */
    private static final int CUT = 3;

    private static final char ELLIPSIS = '…';

    /** The spellings of each character, longest first, in lower case except the plain one. */
    private final List<Spellings> characters;

    private record Spellings(String plain, List<String> encoded) {
        static Spellings of(int codePoint) {
            String plain = Character.toString(codePoint);
            String percent = percent(plain);
            Stream<String> named = switch (codePoint) {
                case '"' -> Stream.of("&quot;", "\\\"");
                case '&' -> Stream.of("&amp;");
                case '<' -> Stream.of("&lt;");
                case '>' -> Stream.of("&gt;");
                case '\'' -> Stream.of("&apos;");
                case '\\' -> Stream.of("\\\\");
                case '/' -> Stream.of("\\/");
                case ' ' -> Stream.of("+");
                default -> Stream.empty();
            };
            Stream<String> numbered = Stream.of(
                    percent,
                    percent.replace("%", "%25"),
                    "&#" + codePoint + ";",
                    "&#0" + codePoint + ";",
                    "&#x" + Integer.toHexString(codePoint) + ";",
                    escaped(plain));
            return new Spellings(
                    plain,
                    Stream.concat(named, numbered)
                            .map(text -> text.toLowerCase(Locale.ROOT))
                            .toList());
        }

        private static String percent(String plain) {
            byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
            StringBuilder text = new StringBuilder();
            for (byte octet : bytes) {
                text.append(String.format("%%%02x", octet & 0xff));
            }
            return text.toString();
        }

        private static String escaped(String plain) {
            StringBuilder text = new StringBuilder();
            plain.chars().forEach(unit -> text.append(String.format("\\u%04x", unit)));
            return text.toString();
        }

        /** Returns the length of this character's spelling at the position; 0 when it is another character. */
        int lengthAt(String text, int position) {
            for (String form : encoded) {
                if (text.regionMatches(true, position, form, 0, form.length())) {
                    return form.length();
                }
            }
            return text.startsWith(plain, position) ? plain.length() : 0;
        }
    }

    EncodedText(String text) {
        this.characters = text.codePoints().mapToObj(Spellings::of).toList();
    }

    String replaced(String text, String replacement) {
        if (characters.isEmpty()) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        int position = 0;
        while (position < text.length()) {
            int end = endAt(text, position);
            if (end > position && (characters.size() >= SHORT || isWord(text, position, end))) {
                result.append(replacement);
                position = end;
            } else {
                result.append(text.charAt(position));
                position++;
            }
        }
        return result.toString();
    }

    /** Returns the end of this text at the position, truncated or not; else the position itself. */
    private int endAt(String text, int start) {
        int position = start;
        for (int i = 0; i < characters.size(); i++) {
            int length = position < text.length() ? characters.get(i).lengthAt(text, position) : 0;
            if (length == 0) {
                boolean cut = i >= CUT && position < text.length() && text.charAt(position) == ELLIPSIS;
                return cut ? position : start;
            }
            position += length;
        }
        return position;
    }

    private static boolean isWord(String text, int start, int end) {
        return IntStream.of(start - 1, end)
                .filter(index -> index >= 0 && index < text.length())
                .noneMatch(index -> Character.isLetterOrDigit(text.charAt(index)));
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
