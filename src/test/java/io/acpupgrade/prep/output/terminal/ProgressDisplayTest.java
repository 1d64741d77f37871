package io.acpupgrade.prep.output.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.problem.Language;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgressDisplayTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ConsoleWriter console = new ConsoleWriter(
            new Printer(StandardStream.over(err), Language.ENGLISH),
            () -> TerminalSize.USUAL,
            ConsoleWriter.Volume.ALL);

    private String printed() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void logsHowFarAPhaseIs() {
        try (ProgressDisplay display = new ProgressDisplay(console, ProgressDisplay.Style.LOGGED, "Checking", 1000)) {
            display.advance(500);
            display.show();
            assertThat(printed()).startsWith("Checking  500 B of 1.0 kB");
        }
    }

    @ParameterizedTest
    @EnumSource(ProgressDisplay.Style.class)
    void printsNothingOnceThePhaseIsOver(ProgressDisplay.Style style) {
        // Given: a tick that waits while the phase ends
        ProgressDisplay display = new ProgressDisplay(console, style, "Checking", 1000);
        display.close();
        err.reset();

        // When
        display.show();

        // Then
        assertThat(printed()).isEmpty();
    }
}
