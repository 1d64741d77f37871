package io.acpupgrade.prep.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PrintableLineTest {
    @Test
    void printableTextIsUnchanged() {
        assertThat(new PrintableLine("  plugins/平台.tgz: größer → 5 MB, e\u0301 😀  "))
                .hasToString("  plugins/平台.tgz: größer → 5 MB, e\u0301 😀  ");
    }

    static Stream<Arguments> foreign() {
        return Stream.of(
                Arguments.of("a\nFAILED    b", "a FAILED    b"),
                Arguments.of("a  \r\n  b", "a b"),
                Arguments.of("a\u0085b\u2028c\u2029d\u000be\ff", "a b c d e f"),
                Arguments.of("a\tb", "a b"),
                Arguments.of("\u001b[2Jx", "\\u001b[2Jx"),
                Arguments.of("\u009b2Jx", "\\u009b2Jx"),
                Arguments.of("\u202egpj.exe", "\\u202egpj.exe"),
                Arguments.of("\u2066x\u2069\u200b\ufeff", "\\u2066x\\u2069\\u200b\\ufeff"),
                Arguments.of("\u007f\b\u0007", "\\u007f\\u0008\\u0007"));
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void controlCharactersAreEscaped(String text, String shown) {
        assertThat(new PrintableLine(text)).hasToString(shown);
    }

    @Test
    void noCharacterIsLeftUnescaped() {
        // Given
        StringBuilder all = new StringBuilder();
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach(all::appendCodePoint);

        // When
        String shown = new PrintableLine(all.toString()).text();

        // Then
        assertThat(shown.codePoints()).noneMatch(ControlCharacters::isControl);
        assertThat(shown.lines()).hasSize(1);
    }

    @Test
    void jsonKeepsItsMeaningAndItsLines() throws Exception {
        // Given
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report = mapper.createObjectNode().put("name", "\u009b2J \u202e \u007f 平台 \udb40\udc41");
        String pretty = report.toPrettyString();

        // When
        PrintableJson json = new PrintableJson(pretty);

        // Then
        assertThat(json.text().replace("\n", "").codePoints()).noneMatch(ControlCharacters::isControl);
        assertThat(json.text()).contains("\n").contains("平台");
        assertThat(mapper.readTree(json.text())).isEqualTo(report);
    }
}
