package io.acpupgrade.prep.output.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTextTest {
    @ParameterizedTest
    @CsvSource({
        "upgrade, 7",
        "'', 0",
        "集群升级, 8",
        "升级 4.3.0, 10",
        "ＡＢ, 4",
        "「。」, 6",
        "ｱｲ, 2",
        "カナ, 4",
        "업그레이드, 10",
        "e\u0301, 1",
        "\uD83D\uDE80, 2",
        "\uD842\uDFB7, 2",
        "é…→–, 4"
    })
    void knowsHowManyColumnsATextTakes(String text, int columns) {
        assertThat(new TerminalText(text).width()).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "upgrade, 7, upgrade",
        "upgrade, 6, upgra…",
        "upgrade, 1, …",
        "upgrade, 0, ''",
        "upgrade, -3, ''",
        "'', 0, ''",
        "集群升级, 8, 集群升级",
        "集群升级, 7, 集群升…",
        "集群升级, 6, 集群…",
        "集群升级, 2, …",
        "\uD83D\uDE80\uD83D\uDE80, 3, \uD83D\uDE80…"
    })
    void cutsWhatDoesNotFit(String text, int columns, String shown) {
        assertThat(new TerminalText(text).within(columns)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\u001bb", "a\rb", "a\u0007b", "a\nb", "a\u009bb", "a\u200bb", "a\u202eb"})
    void letsNothingMoveTheCursor(String text) {
        assertThat(new TerminalText(text).within(8)).isIn("a b", "a\\u%04xb".formatted((int) text.charAt(1)));
    }

    @Test
    void isNeverWiderThanItMayBe() {
        String text = "集a群b升é级c\uD83D\uDE80d";
        for (int columns = 1; columns < 20; columns++) {
            assertThat(new TerminalText(new TerminalText(text).within(columns)).width())
                    .isLessThanOrEqualTo(columns);
        }
    }
}
