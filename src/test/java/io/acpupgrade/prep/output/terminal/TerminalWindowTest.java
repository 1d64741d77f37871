package io.acpupgrade.prep.output.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TerminalWindowTest {
    private static final TerminalSize BEFORE = new TerminalSize(7, 77);

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong();

    private TerminalWindow asking(String... question) {
        return new TerminalWindow(List.of(question), BEFORE, clock::get);
    }

    @Test
    void asksAgainAfterASecondAndNotBefore() throws Exception {
        // Given
        Path said = Files.writeString(folder.resolve("size"), "24 80");
        TerminalWindow window = asking("cat", said.toString());
        assertThat(window.get()).isEqualTo(new TerminalSize(24, 80));

        // When
        Files.writeString(said, "50 132");
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
        TerminalSize early = window.get();
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));

        // Then
        assertThat(early).isEqualTo(new TerminalSize(24, 80));
        assertThat(window.get()).isEqualTo(new TerminalSize(50, 132));
    }

    @Test
    void keepsTheLastAnswerWhereThereIsNoneAnyLonger() throws Exception {
        // Given
        Path said = Files.writeString(folder.resolve("size"), "24 80");
        TerminalWindow window = asking("cat", said.toString());
        assertThat(window.get()).isEqualTo(new TerminalSize(24, 80));

        // When
        Files.writeString(said, "0 0");
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));

        // Then
        assertThat(window.get()).isEqualTo(new TerminalSize(24, 80));
    }

    @Test
    void goesByWhatIsKnownWhereThereIsNoSuchProgram() {
        assertThat(asking("no-such-program-anywhere").get()).isEqualTo(BEFORE);
    }

    @Test
    @Timeout(20)
    void doesNotWaitForAnAnswerThatDoesNotCome() {
        long start = System.nanoTime();
        assertThat(asking("sleep", "60").get()).isEqualTo(BEFORE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void leavesAnInterruptionToWhoeverWaitsNext() {
        Thread.currentThread().interrupt();
        assertThat(asking("sleep", "60").get()).isEqualTo(BEFORE);
        assertThat(Thread.interrupted()).isTrue();
    }
}
