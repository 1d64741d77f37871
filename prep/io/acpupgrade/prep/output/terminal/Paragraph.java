package io.acpupgrade.prep.output.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Text that is broken at blanks where a line gets too long; a word that is longer than a line stays whole, and so does a
 * command between backquotes, which is to be pasted.
 *
 * @param indent how many blanks are before each line
 * @param width how long a line may get
 */
public record Paragraph(String text, int indent, int width) {
    public static final int WIDTH = 100;
    private static final Pattern WORD = Pattern.compile("(?:`[^`]*`|\\S)+");

    public Paragraph(String text, int indent) {
        this(text, indent, WIDTH);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words()) {
            if (!line.isEmpty() && indent + line.length() + 1 + word.length() > width) {
                lines.add(" ".repeat(indent) + line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add((" ".repeat(indent) + line).stripTrailing());
        return lines;
    }

    private List<String> words() {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }
}
