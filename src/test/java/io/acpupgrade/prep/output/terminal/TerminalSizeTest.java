package io.acpupgrade.prep.output.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalSizeTest {
    @Test
    void readsWhatSttyWrites() {
        assertThat(TerminalSize.parse("50 132\n")).contains(new TerminalSize(50, 132));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0", "24", "24 0", "0 80", "-1 80", "99999 80", "24 80 1", "stty: not a terminal"})
    void readsNothingElse(String text) {
        assertThat(TerminalSize.parse(text)).isEmpty();
    }

    @Test
    void goesByWhatWasExported() {
        assertThat(TerminalSize.of(Map.of("LINES", "30", "COLUMNS", "100"))).isEqualTo(new TerminalSize(30, 100));
    }

    @Test
    void isTheUsualOneWhereNothingSays() {
        assertThat(TerminalSize.of(Map.of())).isEqualTo(TerminalSize.USUAL);
        assertThat(TerminalSize.of(Map.of("LINES", "30"))).isEqualTo(TerminalSize.USUAL);
        assertThat(TerminalSize.of(Map.of("LINES", "many", "COLUMNS", "80"))).isEqualTo(TerminalSize.USUAL);
    }
}
