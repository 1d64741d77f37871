package io.acpupgrade.prep.output.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.problem.Language;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is drawn on a terminal, as its control codes. */
class ConsoleWriterTest {
    private static final String SECOND = "\u001b[?1049h";
    private static final String FIRST = "\u001b[H\u001b[J\u001b[?1049l";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private TerminalSize size = new TerminalSize(6, 20);
    private final ConsoleWriter story = new ConsoleWriter(
            new Printer(new PrintStream(err, true, StandardCharsets.UTF_8), Language.ENGLISH),
            () -> size,
            ConsoleWriter.Volume.ALL);

    private String told() {
        String text = err.toString(StandardCharsets.UTF_8);
        err.reset();
        return text;
    }

    private static Frame frame(int lines) {
        return new Frame(
                IntStream.rangeClosed(1, lines).mapToObj(i -> "line " + i).toList());
    }

    @Test
    void drawsLinesOverThatStayBelowTheStory() {
        // Given
        story.draw(List.of("one", "two"));
        assertThat(told()).isEqualTo("one\ntwo\n");

        // When
        story.line("Said", "something");

        // Then
        assertThat(told()).isEqualTo("\u001b[2A\r\u001b[JSaid      something\none\ntwo\n");
    }

    @Test
    void cutsDrawnLinesThatWouldWrap() {
        story.draw(List.of("a line that is too long for it"));
        assertThat(told()).isEqualTo("a line that is too…\n");
    }

    @Test
    void drawsNoMoreLinesThanItCanDrawOver() {
        story.draw(frame(9).lines());
        assertThat(told()).isEqualTo("line 1\nline 2\nline 3\nline 4\nline 5\n");
    }

    @Test
    void fillsTheTerminalFromItsTopWithoutScrollingIt() {
        // Given
        story.draw(List.of("one"));
        told();

        // When
        story.fill(frame(6));

        // Then
        String[] lines = told().split("\n", -1);
        assertThat(lines).hasSize(6);
        assertThat(lines[0]).isEqualTo("\u001b[1A\r\u001b[J" + SECOND + "\u001b[Hline 1\u001b[K");
        assertThat(lines[5]).isEqualTo("line 6\u001b[K\u001b[J");
    }

    @Test
    void saysHowManyLinesAreHidden() {
        // When
        size = new TerminalSize(6, 60);
        story.fill(frame(7));

        // Then
        String[] lines = told().split("\n", -1);
        assertThat(lines).hasSize(6);
        assertThat(lines[4]).startsWith("line 5");
        assertThat(lines[5]).startsWith("… 2 more lines (enlarge the window, or run status)");
    }

    @Test
    void followsAResize() {
        // Given
        story.fill(frame(7));
        told();

        // When
        size = new TerminalSize(1, 10);
        story.fill(frame(7));

        // Then
        assertThat(told()).isEqualTo("\u001b[H… 7 more…\u001b[K\u001b[J");
    }

    @Test
    void showsWhatIsSaidMeanwhileAndKeepsIt() {
        // Given
        size = new TerminalSize(8, 30);
        story.fill(frame(8));
        told();

        // When
        story.line("One", "first");
        story.line("Two", "second");
        told();
        story.line("Three", "third");
        String shown = told();
        story.end();

        // Then
        String[] lines = shown.split("\n", -1);
        assertThat(lines).hasSize(8);
        assertThat(lines[5]).startsWith("… 3 more lines (enlarge the");
        assertThat(lines[6]).startsWith("Two       second");
        assertThat(lines[7]).startsWith("Three     third");
        assertThat(told()).isEqualTo(FIRST + "One       first\nTwo       second\nThree     third\n");
    }

    @Test
    void leavesTheTerminalOnce() {
        // Given
        story.fill(frame(1));
        told();

        // When
        story.end();
        story.end();

        // Then
        assertThat(told()).isEqualTo(FIRST);
    }
}
