package io.acpupgrade.prep.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A command to paste into a shell, built from the arguments that the program gets. Every argument is quoted, so that it
 * arrives unchanged; no other class writes commands as text.
 *
 * @param words the program and its arguments
 * @param operands arguments after {@code --}, because they look like options
 */
public record ShellCommand(List<String> words, List<String> operands) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
    /** Characters that end {@code $'...'}, begin an escape in it, or expand the shell's history. */
    private static final String SPECIAL = "'\\!";

    private static final String ENVIRONMENT = "env";
    private static final String END_OF_OPTIONS = "--";

    public ShellCommand {
        words = List.copyOf(words);
        operands = List.copyOf(operands);
    }

    public static ShellCommand of(String program, String... words) {
        return new ShellCommand(List.of(program), List.of()).with(words);
    }

    /** The same command with an environment variable, set by {@code env} for any shell. */
    public ShellCommand withEnvironment(String variable, String value) {
        return new ShellCommand(
                joined(List.of(ENVIRONMENT, variable + "=" + value), words.toArray(String[]::new)), operands);
    }

    /** Adds trusted words: verbs and options. */
    public ShellCommand with(String... more) {
        return new ShellCommand(joined(words, more), operands);
    }

    /** Adds an option with any value. */
    public ShellCommand option(String name, String value) {
        return value.startsWith("-") && name.startsWith("--") ? with(name + "=" + value) : with(name, value);
    }

    /** Adds an option with a JSON document as its value. */
    public ShellCommand option(String name, JsonNode document) {
        return option(name, new PrintableJson(document.toString()).text());
    }

    /** Adds an operand with any value; one that looks like an option goes after {@code --}. */
    public ShellCommand operand(String value) {
        return operands.isEmpty() && !value.startsWith("-")
                ? with(value)
                : new ShellCommand(words, joined(operands, value));
    }

    private static List<String> joined(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    /** The program's name and its arguments. */
    public List<String> arguments() {
        List<String> all = new ArrayList<>(words);
        if (!operands.isEmpty()) {
            all.add(END_OF_OPTIONS);
            all.addAll(operands);
        }
        return List.copyOf(all);
    }

    /** The command, quoted for a shell. */
    @Override
    public String toString() {
        return arguments().stream().map(ShellCommand::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return ControlCharacters.contains(word) ? encoded(word) : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Escaped for bash, ksh and zsh; an unescaped control character would act on the terminal when pasted. */
    private static String encoded(String word) {
        return word.codePoints().mapToObj(ShellCommand::encoded).collect(Collectors.joining("", "$'", "'"));
    }

    private static String encoded(int character) {
        if (character == 0) {
            return "\\\\u0000"; // no argument can contain NUL, and one that ends there would name something else
        }
        String plain = Character.toString(character);
        return SPECIAL.contains(plain) || ControlCharacters.isControl(character)
                ? IntStream.range(0, plain.getBytes(StandardCharsets.UTF_8).length)
                        .mapToObj(i -> String.format("\\%03o", plain.getBytes(StandardCharsets.UTF_8)[i] & 0xFF))
                        .collect(Collectors.joining())
                : plain;
    }
}
