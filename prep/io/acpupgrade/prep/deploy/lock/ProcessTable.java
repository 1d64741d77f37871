package io.acpupgrade.prep.deploy.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The processes in {@code /proc}.
 *
 * @param proc the mount point, normally {@code /proc}
 */
record ProcessTable(Path proc) {
    private static final int START_TIME_FIELD = 19;

    static ProcessTable ofKernel() {
        return new ProcessTable(Path.of("/proc"));
    }

    /** The identity of a process; empty where {@code /proc} is missing or shows another PID namespace. */
    Optional<ProcessIdentity> identityOf(long pid) {
        try {
            String boot =
                    Files.readString(proc.resolve("sys/kernel/random/boot_id")).strip();
            String namespace =
                    Files.readSymbolicLink(proc.resolve("self/ns/pid")).toString();
            boolean here =
                    Files.readSymbolicLink(proc.resolve("self")).toString().equals(Long.toString(pid));
            Optional<Long> start = startTicksOf(pid);
            return here && start.isPresent() && boot.matches("[0-9a-f-]+")
                    ? Optional.of(new ProcessIdentity(boot, inode(namespace), start.get()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Parses {@code pid:[4026531836]}. */
    private static long inode(String namespace) {
        return Long.parseLong(namespace.replaceAll("\\D", ""));
    }

    /** Whether the process with this pid and start time has ended; false where that cannot be known. */
    boolean hasEnded(long pid, long startTicks) {
        try {
            // with hidepid, pid 1 is hidden too, and a missing process proves nothing
            return startTicksOf(1).isPresent()
                    && startTicksOf(pid).map(now -> now != startTicks).orElse(true);
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    /** Empty where the process does not exist. */
    private Optional<Long> startTicksOf(long pid) throws IOException {
        Path folder = proc.resolve(Long.toString(pid));
        if (!Files.exists(folder)) {
            return Optional.empty();
        }
        String stat = Files.readString(folder.resolve("stat"));
        // the name, in parentheses, may contain any character
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length > START_TIME_FIELD
                ? Optional.of(Long.parseLong(fields[START_TIME_FIELD]))
                : Optional.empty();
    }
}
