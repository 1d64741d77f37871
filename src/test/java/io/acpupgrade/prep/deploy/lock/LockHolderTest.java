package io.acpupgrade.prep.deploy.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LockHolderTest {
    private static final Instant START = Instant.parse("2026-06-01T02:00:00Z");

    @Test
    void isReadBackFromItsIdentity() {
        LockHolder holder = new LockHolder("node-1.example", 4711, START, "b007:4026531836:77");
        assertThat(LockHolder.parse(holder.identity())).contains(holder);
    }

    @Test
    void isNotReadFromTheIdentityOfAnotherProgram() {
        assertThat(LockHolder.parse("cluster-version-operator-7f_3f6c")).isEmpty();
        assertThat(LockHolder.parse("node-1/many/2026-06-01T02:00:00Z")).isEmpty();
        assertThat(LockHolder.parse("node-1/1/yesterday")).isEmpty();
    }

    @Test
    void isReadFromWhatOlderReleasesWrote() {
        assertThat(LockHolder.parse("node-1/4711/2026-06-01T02:00:00Z"))
                .contains(new LockHolder("node-1", 4711, START, ""));
    }

    @Test
    void hasEndedWhereItsProcessWouldBeVisibleAndIsNot() throws Exception {
        // Given
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        LockHolder self = LockHolder.self("here", START);
        ProcessIdentity place = ProcessIdentity.parse(self.uniqueId()).orElseThrow();
        ProcessTable processes = ProcessTable.ofKernel();

        // Then
        assertThat(at(gone.pid(), place).hasProvablyEnded(self, processes)).isTrue();
        assertThat(self.hasProvablyEnded(self, processes)).isFalse();

        // and a later process with the same pid is not it
        ProcessIdentity earlier = new ProcessIdentity(place.boot(), place.namespace(), place.startTicks() - 1);
        assertThat(at(self.pid(), earlier).hasProvablyEnded(self, processes)).isTrue();
    }

    @Test
    void isNotKnownToHaveEndedElsewhere() {
        // Given a number that no process has here, on a host of the same name
        LockHolder self = LockHolder.self("here", START);
        ProcessIdentity place = ProcessIdentity.parse(self.uniqueId()).orElseThrow();
        long free = Long.MAX_VALUE;
        ProcessTable processes = ProcessTable.ofKernel();

        // Then
        assertThat(at(free, new ProcessIdentity(place.boot(), place.namespace() + 1, 1))
                        .hasProvablyEnded(self, processes))
                .isFalse();
        assertThat(at(free, new ProcessIdentity("another-boot", place.namespace(), 1))
                        .hasProvablyEnded(self, processes))
                .isFalse();
        assertThat(new LockHolder("here", free, START, "").hasProvablyEnded(self, processes))
                .isFalse();
        assertThat(new LockHolder("here", free, START, "a-random-word").hasProvablyEnded(self, processes))
                .isFalse();
    }

    private static LockHolder at(long pid, ProcessIdentity place) {
        return new LockHolder("here", pid, START, place.toString());
    }
}
