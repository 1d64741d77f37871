package io.acpupgrade.prep.output.terminal;

import io.acpupgrade.prep.text.PrintableLine;
import java.util.Set;

/** A line as terminals show it: ideographs take two columns, marks upon letters none, and nothing else moves the cursor. */
public record TerminalText(String text) {
    private static final String ELLIPSIS = "…";
    private static final Set<Byte> WITHOUT_WIDTH =
            Set.of(Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT);
    private static final Set<Character.UnicodeScript> IDEOGRAPHS = Set.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.BOPOMOFO,
            Character.UnicodeScript.YI);

    public TerminalText {
        text = new PrintableLine(text).text();
    }

    /** How many columns it takes. */
    public int width() {
        return text.codePoints().map(TerminalText::width).sum();
    }

    /** With blanks after it up to that many columns. */
    public String padded(int columns) {
        return text + " ".repeat(Math.max(0, columns - width()));
    }

    /** As much of it as fits, with an ellipsis where that is not all. */
    String within(int columns) {
        if (width() <= columns) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        int free = columns - 1;
        for (int letter : text.codePoints().toArray()) {
            free -= width(letter);
            if (free < 0) {
                break;
            }
            shown.appendCodePoint(letter);
        }
        return columns < 1 ? "" : shown.append(ELLIPSIS).toString();
    }

    private static int width(int letter) {
        if (WITHOUT_WIDTH.contains((byte) Character.getType(letter))) {
            return 0;
        }
        return isWide(letter) ? 2 : 1;
    }

    private static boolean isWide(int letter) {
        boolean halfwidth = letter >= 0xFF61 && letter <= 0xFFDC;
        boolean punctuation = letter >= 0x3000 && letter <= 0x303F;
        boolean fullwidth = (letter >= 0xFF01 && letter <= 0xFF60) || (letter >= 0xFFE0 && letter <= 0xFFE6);
        boolean picture = letter >= 0x1F300 && letter <= 0x1FAFF;
        return punctuation
                || fullwidth
                || picture
                || (!halfwidth && IDEOGRAPHS.contains(Character.UnicodeScript.of(letter)));
    }
}
