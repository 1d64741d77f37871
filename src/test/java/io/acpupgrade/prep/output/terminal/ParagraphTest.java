package io.acpupgrade.prep.output.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParagraphTest {
    private static List<String> lines(String text, int width) {
        return new Paragraph(text, 2, width).lines();
    }

    @Test
    void breaksAtBlanks() {
        assertThat(lines("one two three four", 10)).containsExactly("  one two", "  three", "  four");
    }

    @Test
    void keepsACommandWhole() {
        assertThat(lines("Run `kubectl get pods -A`, then wait.", 12))
                .containsExactly("  Run", "  `kubectl get pods -A`,", "  then wait.");
    }

    @Test
    void breaksBetweenIdeographsWhichTakeTwoColumns() {
        assertThat(lines("请重新执行同一命令。", 12)).containsExactly("  请重新执行", "  同一命令。");
    }

    @Test
    void leavesNoPunctuationBehindOrAtTheBeginningOfALine() {
        assertThat(lines("请重新执行，然后（再次）执行", 12)).containsExactly("  请重新执", "  行，然后", "  （再次）执", "  行");
    }

    @Test
    void keepsLatinWordsAndCommandsInAChineseTextWhole() {
        assertThat(lines("请执行 `upgrade.sh status`查看ClusterVersionShadow的状态", 14))
                .containsExactly("  请执行", "  `upgrade.sh status`", "  查看", "  ClusterVersionShadow", "  的状态");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a，b（c）“d”`e`中", "，，，中", "（（（", "中`", "`中`中，。", "！中文：x"})
    void losesNothing(String text) {
        assertThat(String.join("", lines(text, 5)).replace(" ", "")).isEqualTo(text);
    }
}
