package io.acpupgrade.prep.cli.options;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An option with a value, in a command line that is not read yet. */
record UnreadOption(String name) {
    private static final String END_OF_OPTIONS = "--";

    static UnreadOption named(String name) {
        return new UnreadOption(name);
    }

    /** What stands behind it, or behind its equals sign. */
    Stream<String> values(List<String> arguments) {
        List<String> words = arguments.stream()
                .takeWhile(word -> !word.equals(END_OF_OPTIONS))
                .toList();
        Stream<String> apart = IntStream.range(1, words.size())
                .filter(i -> words.get(i - 1).equals(name))
                .mapToObj(words::get);
        Stream<String> joined = words.stream()
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1));
        return Stream.concat(apart, joined);
    }
}
