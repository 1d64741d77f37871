package io.acpupgrade.prep.deploy.lock;

import io.acpupgrade.prep.deploy.Clocks;
import io.acpupgrade.problem.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * The run that holds the lock: a process of this program on some machine.
 *
 * @param uniqueId distinguishes processes that share host and pid: a {@link ProcessIdentity} or a random id; empty in
 *     what older releases wrote
 */
public record LockHolder(String host, long pid, Instant start, String uniqueId) {
    private static final int PARTS = 4;
    private static final int PARTS_WITHOUT_ID = 3;

    /** This process. */
    public static LockHolder self(String host, Instant start) {
        long pid = ProcessHandle.current().pid();
        String uniqueId = ProcessTable.ofKernel()
                .identityOf(pid)
                .map(ProcessIdentity::toString)
                .orElseGet(() -> UUID.randomUUID().toString());
        return new LockHolder(host, pid, start, uniqueId);
    }

    /** This process. */
    public static LockHolder self(Clocks clocks) {
        return self(hostName(), clocks.wall().instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "unknown";
        }
    }

    /**
     * The {@code holderIdentity} of the Lease, as in {@code
     * node-1/4711/2026-06-01T02:00:00Z/<boot>:<namespace>:<ticks>}.
     */
    String identity() {
        return host + "/" + pid + "/" + start + (uniqueId.isEmpty() ? "" : "/" + uniqueId);
    }

    static Optional<LockHolder> parse(String identity) {
        String[] parts = identity.split("/", PARTS);
        try {
            return parts.length >= PARTS_WITHOUT_ID
                    ? Optional.of(new LockHolder(
                            parts[0],
                            Long.parseLong(parts[1]),
                            Instant.parse(parts[2]),
                            parts.length == PARTS ? parts[PARTS_WITHOUT_ID] : ""))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether its process ran in this process's PID namespace and has ended; an equal host name proves nothing. */
    boolean hasProvablyEnded(LockHolder self, ProcessTable processes) {
        Optional<ProcessIdentity> theirs = ProcessIdentity.parse(uniqueId);
        Optional<ProcessIdentity> mine = ProcessIdentity.parse(self.uniqueId);
        return theirs.isPresent()
                && mine.isPresent()
                && theirs.get().sharesNamespace(mine.get())
                && processes.hasEnded(pid, theirs.get().startTicks());
    }

    /** Describes the run, as in {@code process 4711 on node-1, since 2026-06-01T02:00:00Z}. */
    public Message description() {
        return Message.of("lock.holder", Long.toString(pid), host, start);
    }

    @Override
    public String toString() {
        return description().english();
    }
}
