package io.acpupgrade.prep.deploy.lock;

import java.util.Optional;

/**
 * Where a process runs, so that nobody takes another one for it: numbers of processes are given anew in each PID namespace,
 * after each boot, and in time within one.
 *
 * @param boot the random name that the kernel gave to this boot
 * @param namespace the inode of the PID namespace
 * @param startTicks when the process began, in ticks since the boot
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

    /** Whether the processes there are seen from here. */
    boolean sharesNamespace(ProcessIdentity other) {
        return boot.equals(other.boot) && namespace == other.namespace;
    }

    @Override
    public String toString() {
        return boot + ":" + namespace + ":" + startTicks;
    }
}
