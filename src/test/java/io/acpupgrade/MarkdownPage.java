package io.acpupgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a Markdown file is the same in every language. */
record MarkdownPage(Path file, List<String> lines) {
    private static final Pattern HEADING = Pattern.compile("(#+) (.*)");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!\\w+:)([^)#]*)#?([^)]*)\\)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");
    private static final Pattern COMMAND = Pattern.compile("(?:\\$ )?((?:bash|upgrade\\.sh|kubectl|mvn) .*?)(?:  .*)?");
    private static final String FENCE = "```";

    /** A link to another file of the repository, or within this one. */
    record Link(Path target, String anchor) {}

    static MarkdownPage read(Path file) {
        try {
            return new MarkdownPage(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Integer> headingLevels() {
        return headings().stream().map(heading -> heading.group(1).length()).toList();
    }

    /** As GitHub forms them: letters and digits in small letters, blanks as hyphens. */
    List<String> anchors() {
        return headings().stream()
                .map(heading -> heading.group(2).toLowerCase(Locale.ROOT))
                .map(text -> text.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
                .toList();
    }

    private List<MatchResult> headings() {
        return prose().stream().flatMap(line -> matches(HEADING, line)).toList();
    }

    List<Link> links() {
        return prose().stream()
                .flatMap(line -> LINK.matcher(line).results())
                .map(link -> new Link(target(link.group(1)), link.group(2)))
                .toList();
    }

    private Path target(String relative) {
        return relative.isEmpty() ? file : file.resolveSibling(relative).normalize();
    }

    /** The lines of each code block. */
    List<List<String>> codeBlocks() {
        List<List<String>> blocks = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            boolean fence = line.startsWith(FENCE);
            if (fence && !inside) {
                blocks.add(new ArrayList<>());
            } else if (inside && !fence) {
                blocks.get(blocks.size() - 1).add(line);
            }
            inside ^= fence;
        }
        return blocks;
    }

    /** The commands in code blocks, without what is said about them on the same line. */
    List<String> commands() {
        return codeBlocks().stream()
                .flatMap(List::stream)
                .flatMap(line -> matches(COMMAND, line))
                .map(command -> command.group(1))
                .toList();
    }

    /** The number of cells of each row. */
    List<Integer> tables() {
        return prose().stream()
                .filter(line -> line.startsWith("|"))
                .map(row -> row.split("(?<!\\\\)\\|").length - 1)
                .toList();
    }

    long listItems() {
        return prose().stream()
                .filter(line -> line.matches("\\s*([*-]|\\d+\\.) .*"))
                .count();
    }

    Set<String> options() {
        return lines.stream()
                .flatMap(line -> OPTION.matcher(line).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The lines outside of code blocks. */
    private List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            boolean fence = line.startsWith(FENCE);
            if (!fence && !inside) {
                prose.add(line);
            }
            inside ^= fence;
        }
        return prose;
    }

    private static Stream<MatchResult> matches(Pattern whole, String line) {
        return Stream.of(line).map(whole::matcher).filter(Matcher::matches).map(Matcher::toMatchResult);
    }
}
