package io.acpupgrade.prep.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Text that is broken at blanks where a line gets too long; a word that is longer than a line stays whole.
 *
 * @param indent how many blanks are before each line
 * @param width how long a line may get
 */
record Paragraph(String text, int indent, int width) {
    static final int WIDTH = 100;

    Paragraph(String text, int indent) {
        this(text, indent, WIDTH);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && indent + line.length() + 1 + word.length() > width) {
                lines.add(" ".repeat(indent) + line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add((" ".repeat(indent) + line).stripTrailing());
        return lines;
    }
}
