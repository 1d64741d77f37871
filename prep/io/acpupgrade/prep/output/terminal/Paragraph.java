package io.acpupgrade.prep.output.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that is broken at blanks, and between ideographs, where a line gets too long. A word that is longer than a line stays
 * whole, and so does a command between backquotes, which is to be pasted.
 *
 * @param indent how many blanks are before each line
 * @param width how many columns a line may take
 */
public record Paragraph(String text, int indent, int width) {
    public static final int WIDTH = 100;
    private static final Pattern WORD = Pattern.compile("(?:`[^`]*`|\\S)+");
    private static final Pattern IDEOGRAPH = Pattern.compile("\\p{IsHan}");
    /** What stays together in a text without blanks: punctuation neither begins a line nor is left behind on one. */
    private static final Pattern PIECE =
            Pattern.compile("[（《“]*(?:`[^`]*`|`|\\p{IsHan}|[^\\p{IsHan}`（《“，。；：、）》”！？]+)?[，。；：、）》”！？]*");

    /** A part of the text that stays whole, and what is between it and the part before. */
    private record Part(String blank, String text) {}

    public Paragraph(String text, int indent) {
        this(text, indent, WIDTH);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (Part part : parts()) {
            if (!line.isEmpty() && indent + columns(line + part.blank + part.text) > width) {
                lines.add(" ".repeat(indent) + line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : part.blank).append(part.text);
        }
        lines.add((" ".repeat(indent) + line).stripTrailing());
        return lines;
    }

    private static int columns(String text) {
        return new TerminalText(text).width();
    }

    private List<Part> parts() {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .flatMap(word -> parts(word).stream())
                .toList();
    }

    private static List<Part> parts(String word) {
        if (!IDEOGRAPH.matcher(word).find()) {
            return List.of(new Part(" ", word));
        }
        List<Part> parts = new ArrayList<>();
        Matcher piece = PIECE.matcher(word);
        while (piece.find() && !piece.group().isEmpty()) {
            parts.add(new Part(parts.isEmpty() ? " " : "", piece.group()));
        }
        return parts;
    }
}
