package io.acpupgrade.prep.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HolderTest {
    private static final Instant START = Instant.parse("2026-06-01T02:00:00Z");

    @Test
    void isReadBackFromItsIdentity() {
        Holder holder = new Holder("node-1.example", 4711, START);
        assertThat(Holder.parse(holder.identity())).contains(holder);
    }

    @Test
    void isNotReadFromTheIdentityOfAnotherProgram() {
        assertThat(Holder.parse("cluster-version-operator-7f_3f6c")).isEmpty();
        assertThat(Holder.parse("node-1/many/2026-06-01T02:00:00Z")).isEmpty();
        assertThat(Holder.parse("node-1/1/yesterday")).isEmpty();
    }

    @Test
    void isDeadOnlyWhereItsProcessWouldBeSeen() throws Exception {
        // Given
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Holder me = new Holder("here", ProcessHandle.current().pid(), START);

        // Then
        assertThat(new Holder("here", gone.pid(), START).isDeadNeighbourOf(me)).isTrue();
        assertThat(new Holder("there", gone.pid(), START).isDeadNeighbourOf(me)).isFalse();
        assertThat(me.isDeadNeighbourOf(new Holder("here", gone.pid(), START))).isFalse();
    }
}
