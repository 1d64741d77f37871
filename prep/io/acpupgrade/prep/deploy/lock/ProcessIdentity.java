package io.acpupgrade.prep.deploy.lock;

import java.util.Optional;

/**
 * Identifies a process beyond its pid: pids repeat across PID namespaces, across boots and, over time, within one boot.
 *
 * @param boot the kernel's random boot id
 * @param namespace the inode of the PID namespace
 * @param startTicks when the process started, in ticks since boot
 */
record ProcessIdentity(String boot, long namespace, long startTicks) {
    private static final int PARTS = 3;

    static Optional<ProcessIdentity> parse(String text) {
        String[] parts = text.split(":", -1);
        try {
            return parts.length == PARTS
                    ? Optional.of(new ProcessIdentity(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether both processes are visible to each other. */
    boolean sharesNamespace(ProcessIdentity other) {
        return boot.equals(other.boot) && namespace == other.namespace;
    }

    @Override
    public String toString() {
        return boot + ":" + namespace + ":" + startTicks;
    }
}
