package io.acpupgrade.prep.output;

import io.acpupgrade.prep.output.terminal.TerminalText;
import io.acpupgrade.prep.text.PrintableLine;
import io.acpupgrade.problem.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Columns of text, each as wide as its widest cell; the first is aligned left, the others by their heading's wish. */
final class ResultTable {
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param headings codes of messages; those that begin with a blank are of numbers, which are aligned right */
    ResultTable(Language language, String... headings) {
        this.headings = Stream.of(headings)
                .map(code -> (code.startsWith(" ") ? " " : "") + language.text(code.strip()))
                .toList();
    }

    void add(List<String> row) {
        rows.add(row.stream().map(cell -> new PrintableLine(cell).text()).toList());
    }

    List<String> lines() {
        List<List<String>> all = new ArrayList<>();
        all.add(headings.stream().map(String::strip).toList());
        all.addAll(rows);
        int[] widths = IntStream.range(0, headings.size())
                .map(column -> all.stream()
                        .mapToInt(row -> new TerminalText(row.get(column)).width())
                        .max()
                        .orElse(0))
                .toArray();
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> cell(row.get(column), widths[column], headings.get(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String cell(String text, int width, String heading) {
        String padding = " ".repeat(width - new TerminalText(text).width());
        return heading.startsWith(" ") ? padding + text : text + padding;
    }
}
