package io.acpupgrade.prep.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.SettableTicker;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitReporterTest {
    private final SettableTicker clock = new SettableTicker();
    private final List<String> messages = new ArrayList<>();
    private final WaitReporter heartbeat = new WaitReporter(
            new RecordingLog(messages),
            Message.verbatim("Waiting"),
            Deadline.in(Duration.ofMinutes(10), new Clocks(InstantSource.system(), clock)));

    @Test
    void reportsEachChangeOfTheState() {
        // When
        heartbeat.report(Message.verbatim("for this"));
        heartbeat.report(Message.verbatim("for this"));
        clock.advance(Duration.ofSeconds(5));
        heartbeat.report(Message.verbatim("for that"));

        // Then
        assertThat(messages).containsExactly("Waiting for this", "Waiting for that");
    }

    @Test
    void repeatsAnUnchangedStateEachMinute() {
        // When
        for (int second = 0; second < 150; second++) {
            heartbeat.report(Message.verbatim("for this"));
            clock.advance(Duration.ofSeconds(1));
        }

        // Then
        assertThat(messages)
                .containsExactly("Waiting for this", "Waiting for this (for 1 min)", "Waiting for this (for 2 min)");
    }
}
