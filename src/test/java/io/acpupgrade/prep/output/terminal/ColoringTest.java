package io.acpupgrade.prep.output.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.problem.Language;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("any-jdk")
class ColoringTest {
    /** With {@code <} and {@code >} around what is coloured. */
    private static String marked(String line, Language language) {
        return Coloring.ANSI
                .of(line, language)
                .replaceAll("\u001b\\[3[0-9]m", "<")
                .replace("\u001b[0m", ">");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'FAILED    --jobs 0'                       | '<FAILED>    --jobs 0'
                    'WARNING   the registry is not verified'   | '<WARNING>   the registry is not verified'
                    '  NodesReady    Passed         -'         | '  NodesReady    <Passed>         -'
                    '  Result  Blocked: 9 Passed, 2 Failed'    | '  Result  <Blocked>: 9 Passed, 2 Failed'
                    '  AdminAckRequired  -  Failed'            | '  AdminAckRequired  -  <Failed>'
                    'TIMED OUT nothing came'                   | '<TIMED OUT> nothing came'
                    'a/b:v1    INCOMPLETE      2'              | 'a/b:v1    <INCOMPLETE>      2'
                    """)
    void showsHeadingsAndStates(String line, String shown) {
        assertThat(marked(line, Language.ENGLISH)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "          all that Failed is listed",
                "  FailedMount  x",
                "Registry  10.0.0.8 (Passed)",
                "ARTIFACT  RESULT  MISSING  DAMAGED"
            })
    void leavesOtherWordsAlone(String line) {
        assertThat(marked(line, Language.ENGLISH)).isEqualTo(line);
    }

    @Test
    void knowsTheHeadingsOfBothLanguages() {
        assertThat(marked("失败      x", Language.CHINESE)).isEqualTo("<失败>      x");
        assertThat(marked("global  已完成  4.3.0  Passed", Language.CHINESE)).isEqualTo("global  <已完成>  4.3.0  <Passed>");
    }
}
