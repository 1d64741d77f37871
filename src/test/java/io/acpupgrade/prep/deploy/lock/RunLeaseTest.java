package io.acpupgrade.prep.deploy.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acpupgrade.fixture.SettableClock;
import io.acpupgrade.fixture.SettableTicker;
import io.acpupgrade.prep.deploy.Clocks;
import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.InMemoryLeaseStore;
import io.acpupgrade.prep.deploy.RecordingLog;
import io.acpupgrade.prep.kubernetes.ClusterException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two runs and a Lease, with independent clocks. */
@SuppressWarnings("try") // a Lease is held while its resource is open
class RunLeaseTest {
    private static final Instant START = Instant.parse("2026-06-01T02:00:00Z");
    private static final LockHolder OTHER = new LockHolder("node-1", 4711, START, "");
    private static final LockHolder ME = new LockHolder("node-1", 12, START, "");

    private final SettableTicker ticker = new SettableTicker();
    private final SettableClock day = SettableClock.now();
    private final InMemoryLeaseStore shelf = new InMemoryLeaseStore();
    private final List<String> messages = new ArrayList<>();

    private RunLease take(LeaseTakeover.Pause meanwhile) throws Exception {
        LeaseTakeover takeover = new LeaseTakeover(
                shelf,
                ME,
                new ProcessTable(Path.of("/nowhere")),
                new RecordingLog(messages),
                new Clocks(day, ticker),
                time -> {
                    ticker.advance(time);
                    meanwhile.sleep(time);
                });
        return RunLease.take(takeover, shelf);
    }

    private RunLease takeAlone() throws Exception {
        return take(time -> {});
    }

    private void renewOther(Instant at) {
        shelf.put(shelf.stored().heldBy(OTHER, at));
    }

    @Test
    void takesAFreeLease() throws Exception {
        try (RunLease lease = takeAlone()) {
            assertThat(shelf.read().isHeldBy(ME)).isTrue();
            assertThat(lease.runWhileHeld(() -> 7)).isEqualTo(7);
        }
        assertThat(shelf.read().isVacant()).isTrue();
    }

    @Test
    void respectsALiveHolderWhoseClockIsAnHourBehind() throws Exception {
        // Given
        renewOther(day.instant().minus(Duration.ofHours(1)));

        // When, Then
        assertThatThrownBy(() -> take(time -> renewOther(day.instant().minus(Duration.ofHours(1)))))
                .isInstanceOf(DeployException.class)
                .hasMessageContaining("process 4711 on node-1");
    }

    @Test
    void respectsALiveHolderWhereTheLocalClockStepsByAnHour() throws Exception {
        // Given
        renewOther(day.instant());

        // When, Then
        assertThatThrownBy(() -> take(time -> {
                    day.advance(Duration.ofHours(1));
                    if (ticker.getAsLong() > Duration.ofSeconds(4).toNanos()) {
                        renewOther(day.instant());
                    }
                }))
                .isInstanceOf(DeployException.class)
                .hasMessageContaining("Another run is at work");
    }

    @Test
    void takesOverFromADeadHolderWhoseClockWasAYearAhead() throws Exception {
        // Given
        renewOther(day.instant().plus(Duration.ofDays(365)));

        // When
        try (RunLease lease = takeAlone()) {
            // Then
            assertThat(shelf.read().isHeldBy(ME)).isTrue();
            assertThat(ticker.getAsLong()).isEqualTo(Duration.ofSeconds(15).toNanos());
            assertThat(messages).last().asString().contains("taken over from process 4711 on node-1");
        }
    }

    @Test
    void doesNotTakeAnEqualHostNameAsProofThatAProcessEnded() throws Exception {
        // Given a holder in another PID namespace, of a number that no process has here
        renewOther(day.instant());

        // When, Then
        assertThatThrownBy(() -> take(time -> renewOther(day.instant()))).hasMessageContaining("process 4711");
    }

    @Test
    void continuesAfterALateRenewal() throws Exception {
        try (RunLease lease = takeAlone()) {
            // Given
            shelf.fail(ClusterException.Kind.UNREACHABLE);
            ticker.advance(Duration.ofSeconds(40));
            lease.renew();
            shelf.recover();

            // When
            lease.renew();

            // Then
            lease.term().beforeWrite();
            assertThat(lease.term().isLost()).isFalse();
        }
    }

    @Test
    void refusesWritesWhileTheRenewalIsOverdue() throws Exception {
        try (RunLease lease = takeAlone()) {
            // Given
            lease.term().beforeWrite();
            ticker.advance(Duration.ofSeconds(16));

            // When, Then
            assertThatThrownBy(() -> lease.term().beforeWrite())
                    .isInstanceOfSatisfying(
                            ClusterException.class,
                            failure -> assertThat(failure.isTemporary()).isTrue())
                    .hasMessageContaining("has not renewed the Lease acp-upgrade for 16 s; it is valid for 15 s");
            lease.renew();
            lease.term().beforeWrite();
            assertThat(lease.runWhileHeld(() -> 7)).isEqualTo(7);
        }
    }

    @Test
    void refusesWritesWhereAnotherRunHeldTheLeaseInTheMeantime() throws Exception {
        try (RunLease lease = takeAlone()) {
            // Given
            lease.term().beforeWrite();
            ticker.advance(Duration.ofSeconds(60));
            renewOther(day.instant());
            shelf.put(shelf.stored().released());

            // When
            lease.renew();

            // Then
            assertThat(Thread.interrupted()).isTrue();
            assertThatThrownBy(() -> lease.term().beforeWrite())
                    .isInstanceOfSatisfying(
                            ClusterException.class,
                            failure -> assertThat(failure.isTemporary()).isFalse());
            assertThatThrownBy(() -> lease.runWhileHeld(() -> 7)).isInstanceOf(DeployException.class);
        }
    }

    @Test
    void countsFromTheStartOfASlowRenewal() throws Exception {
        try (RunLease lease = takeAlone()) {
            // Given
            ticker.advance(Duration.ofSeconds(10));
            lease.renew();
            ticker.advance(Duration.ofSeconds(14));

            // When, Then
            lease.term().beforeWrite();
            ticker.advance(Duration.ofSeconds(1));
            assertThatThrownBy(() -> lease.term().beforeWrite()).hasMessageContaining("for 15 s");
        }
    }

    @Test
    void stopsWhereAnotherRunHasTakenItOver() throws Exception {
        try (RunLease lease = takeAlone()) {
            // Given
            renewOther(day.instant());

            // When
            lease.renew();

            // Then
            assertThatThrownBy(() -> lease.runWhileHeld(() -> {
                        Thread.sleep(1);
                        return 7;
                    }))
                    .isInstanceOf(DeployException.class)
                    .hasMessageContaining("another run took it over");
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(shelf.read().isHeldBy(OTHER)).isTrue();
    }

    @Test
    void stopsWhereTheLeaseWasDeleted() throws Exception {
        try (RunLease lease = takeAlone()) {
            // Given
            shelf.fail(ClusterException.Kind.NOT_FOUND);

            // When
            lease.renew();

            // Then
            assertThatThrownBy(() -> lease.term().beforeWrite()).hasMessageContaining("it was deleted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
