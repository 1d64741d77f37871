package io.acpupgrade.prep.output.terminal;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many lines and columns a terminal shows. */
public record TerminalSize(int lines, int columns) {
    /** What a terminal has that says nothing. */
    public static final TerminalSize USUAL = new TerminalSize(24, 80);

    /** No number begins with 0: a terminal without a size says {@code 0 0}. */
    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,3})\\s+([1-9][0-9]{0,3})");

    /** Reads {@code 24 80}, which is what {@code stty size} writes. */
    static Optional<TerminalSize> parse(String text) {
        Matcher numbers = SHAPE.matcher(text.strip());
        return numbers.matches()
                ? Optional.of(new TerminalSize(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
                : Optional.empty();
    }

    /** What {@code LINES} and {@code COLUMNS} say, where they are exported. */
    static TerminalSize of(Map<String, String> environment) {
        return parse(environment.getOrDefault("LINES", "") + " " + environment.getOrDefault("COLUMNS", ""))
                .orElse(USUAL);
    }
}
