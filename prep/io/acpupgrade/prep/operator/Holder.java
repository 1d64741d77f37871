package io.acpupgrade.prep.operator;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Who is at work: a process of this program on some machine, and since when. */
public record Holder(String host, long pid, Instant start) {
    private static final int PARTS = 3;

    /** The identity that a Lease keeps, as in {@code node-1/4711/2026-06-01T02:00:00Z}. */
    String identity() {
        return host + "/" + pid + "/" + start;
    }

    static Optional<Holder> parse(String identity) {
        String[] parts = identity.split("/", PARTS);
        try {
            return parts.length == PARTS
                    ? Optional.of(new Holder(parts[0], Long.parseLong(parts[1]), Instant.parse(parts[2])))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether this is a process of the same machine that has ended. */
    boolean isDeadNeighbourOf(Holder other) {
        return host.equals(other.host)
                && pid != other.pid
                && ProcessHandle.of(pid).isEmpty();
    }

    @Override
    public String toString() {
        return "process " + pid + " on " + host + ", since " + start;
    }
}
