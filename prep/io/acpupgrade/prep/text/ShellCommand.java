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
 * A command to paste into a shell, made of the words that the program is to get. Whatever a word holds, the shell hands it
 * over as it is: the text of a command is written here and nowhere else.
 *
 * @param words the program and what it is given
 * @param operands those that have to stand after {@code --}, because they would be taken for options
 */
public record ShellCommand(List<String> words, List<String> operands) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
    /** What ends such a word, begins an escape in it, or recalls an earlier command. */
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

    /** The same with a variable in its environment, as any shell understands it. */
    public ShellCommand withEnvironment(String variable, String value) {
        return new ShellCommand(
                joined(List.of(ENVIRONMENT, variable + "=" + value), words.toArray(String[]::new)), operands);
    }

    /** Adds words that mean what they say: verbs, and options of our own choice. */
    public ShellCommand with(String... more) {
        return new ShellCommand(joined(words, more), operands);
    }

    /** Adds an option and its value, which may be anything. */
    public ShellCommand option(String name, String value) {
        return value.startsWith("-") && name.startsWith("--") ? with(name + "=" + value) : with(name, value);
    }

    /** Adds an option whose value is this document. */
    public ShellCommand option(String name, JsonNode document) {
        return option(name, new PrintableJson(document.toString()).text());
    }

    /** Adds what the program works on, which may be anything: what looks like an option is not taken for one. */
    public ShellCommand operand(String value) {
        return operands.isEmpty() && !value.startsWith("-")
                ? with(value)
                : new ShellCommand(words, joined(operands, value));
    }

    private static List<String> joined(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    /** What the program gets, its own name first. */
    public List<String> arguments() {
        List<String> all = new ArrayList<>(words);
        if (!operands.isEmpty()) {
            all.add(END_OF_OPTIONS);
            all.addAll(operands);
        }
        return List.copyOf(all);
    }

    /** As it is pasted. */
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

    /** As bash, ksh and zsh read it back; pasted as it is, a control character would act on the terminal instead. */
    private static String encoded(String word) {
        return word.codePoints().mapToObj(ShellCommand::encoded).collect(Collectors.joining("", "$'", "'"));
    }

    private static String encoded(int character) {
        if (character == 0) {
            return "\\\\u0000"; // no argument can hold it, and one that ends there would name something else
        }
        String plain = Character.toString(character);
        return SPECIAL.contains(plain) || ControlCharacters.isControl(character)
                ? IntStream.range(0, plain.getBytes(StandardCharsets.UTF_8).length)
                        .mapToObj(i -> String.format("\\%03o", plain.getBytes(StandardCharsets.UTF_8)[i] & 0xFF))
                        .collect(Collectors.joining())
                : plain;
    }
}
