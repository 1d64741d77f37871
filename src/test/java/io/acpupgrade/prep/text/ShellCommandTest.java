package io.acpupgrade.prep.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.fixture.process.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShellCommandTest {
    private static final String ALPHABET =
            "ab '\"\\$`!&|;<>(){}[]*?~#%=-,.:@/^\n\t\r\u0001\u001b\u007f\u0085\u009b\u200b\u202e\u2028äλ平台\u0301😀";

    @TempDir
    Path folder;

    @Test
    void plainWordsAreNotQuoted() {
        // Given
        ShellCommand command = ShellCommand.of("kubectl", "-n", "cpaas-system", "get", "pods")
                .option("-l", "app.kubernetes.io/name=web")
                .operand("web-0");

        // Then
        assertThat(command).hasToString("kubectl -n cpaas-system get pods -l app.kubernetes.io/name=web web-0");
    }

    @Test
    void jsonIsOneArgument() throws Exception {
        // Given
        ObjectNode patch = JsonNodeFactory.instance.objectNode().put("it's", "$(touch x)\u001b[2J\u009b");

        // When
        ShellCommand command = ShellCommand.of("kubectl", "patch").option("-p", patch);

        // Then
        assertThat(command).hasToString("kubectl patch -p '{\"it'\\''s\":\"$(touch x)\\u001B[2J\\u009b\"}'");
        assertThat(new ObjectMapper().readTree(command.arguments().get(3))).isEqualTo(patch);
    }

    @Test
    void anOperandThatLooksLikeAnOptionStandsAfterTheEndOfOptions() {
        // Given
        ShellCommand command = ShellCommand.of("kubectl", "delete", "pods")
                .operand("--all")
                .operand("web")
                .option("-n", "shop")
                .option("--context", "-x");

        // Then
        assertThat(command).hasToString("kubectl delete pods -n shop --context=-x -- --all web");
    }

    @Test
    void aNulCharacterIsEscaped() {
        assertThat(ShellCommand.of("kubectl", "delete").operand("pods/web\0-0"))
                .hasToString("kubectl delete $'pods/web\\\\u0000-0'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'; touch pwned; '",
                "$(touch pwned)",
                "`touch pwned`",
                "a\nb",
                "~",
                "*",
                "\\",
                "\u001b]0;x\u0007"
            })
    void theShellPassesEveryArgumentUnchanged(String word) throws Exception {
        // When
        List<String> got = new Shell(folder)
                .paste(ShellCommand.of("kubectl", "get").operand(word).toString());

        // Then
        assertThat(got).containsExactly("get", word);
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void theShellPassesRandomArgumentsUnchanged() throws Exception {
        // Given
        Random random = new Random(20261129);
        List<String> words = IntStream.range(0, 400).mapToObj(i -> word(random)).toList();
        ShellCommand command = ShellCommand.of("kubectl", "x");
        for (String word : words) {
            command = command.operand(word);
        }

        // When
        List<String> got = new Shell(folder).paste(command.toString());

        // Then
        assertThat(got)
                .isEqualTo(command.arguments().subList(1, command.arguments().size()));
        assertThat(without(got, "--")).isEqualTo(without(withX(words), "--"));
        assertThat(command.toString().codePoints()).noneMatch(ControlCharacters::isControl);
    }

    private static List<String> withX(List<String> words) {
        List<String> all = new ArrayList<>(List.of("x"));
        all.addAll(words);
        return all;
    }

    private static List<String> without(List<String> words, String left) {
        return words.stream().filter(word -> !word.equals(left)).toList();
    }

    private static String word(Random random) {
        int[] letters = ALPHABET.codePoints().toArray();
        return random.ints(random.nextInt(12), 0, letters.length)
                .map(i -> letters[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
