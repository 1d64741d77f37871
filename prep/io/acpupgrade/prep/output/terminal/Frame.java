package io.acpupgrade.prep.output.terminal;

import io.acpupgrade.problem.Language;
import java.util.List;
import java.util.stream.Stream;

/** Lines for a screen that may be too low for all of them. */
public record Frame(List<String> lines) {
    public Frame {
        lines = List.copyOf(lines);
    }

    /** The first ones, and how many more there are. */
    List<String> within(int height, Language language) {
        if (lines.size() <= height) {
            return lines;
        }
        int shown = Math.max(0, height - 1);
        String rest = language.text("terminal.more-lines", lines.size() - shown);
        return Stream.concat(lines.stream().limit(shown), Stream.of(rest)).toList();
    }
}
