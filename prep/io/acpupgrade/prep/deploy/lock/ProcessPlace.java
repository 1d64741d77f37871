package io.acpupgrade.prep.deploy.lock;

import java.util.Optional;

/**
 * Where a process runs, so that nobody takes another one for it: numbers of processes are given anew in each PID namespace,
 * after each boot, and in time within one.
 *
 * @param boot the random name that the kernel gave to this boot
 * @param namespace the inode of the PID namespace
 * @param start when the process began, in ticks since the boot
 */
record ProcessPlace(String boot, long namespace, long start) {
    private static final int PARTS = 3;

    static Optional<ProcessPlace> parse(String text) {
        String[] parts = text.split(":", -1);
        try {
            return parts.length == PARTS
                    ? Optional.of(new ProcessPlace(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether the processes there are seen from here. */
    boolean isBeside(ProcessPlace other) {
        return boot.equals(other.boot) && namespace == other.namespace;
    }

    @Override
    public String toString() {
        return boot + ":" + namespace + ":" + start;
    }
}
