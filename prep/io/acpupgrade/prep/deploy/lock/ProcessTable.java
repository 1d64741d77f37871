package io.acpupgrade.prep.deploy.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The processes that the kernel shows to this one.
 *
 * @param proc where it shows them, {@code /proc}
 */
record ProcessTable(Path proc) {
    private static final int START_TIME_FIELD = 19;

    static ProcessTable ofKernel() {
        return new ProcessTable(Path.of("/proc"));
    }

    /** Where the process of this number runs; empty where the kernel does not say, or shows another namespace. */
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

    /** As in {@code pid:[4026531836]}. */
    private static long inode(String namespace) {
        return Long.parseLong(namespace.replaceAll("\\D", ""));
    }

    /** Whether a process of that number that began at that time has ended; false wherever that cannot be known. */
    boolean hasEnded(long pid, long startTicks) {
        try {
            // who is not shown the first process may not be shown others either (hidepid)
            return startTicksOf(1).isPresent()
                    && startTicksOf(pid).map(now -> now != startTicks).orElse(true);
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    /** Empty where there is no such process. */
    private Optional<Long> startTicksOf(long pid) throws IOException {
        Path folder = proc.resolve(Long.toString(pid));
        if (!Files.exists(folder)) {
            return Optional.empty();
        }
        String stat = Files.readString(folder.resolve("stat"));
        // the name stands in parentheses and may hold any letters
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length > START_TIME_FIELD
                ? Optional.of(Long.parseLong(fields[START_TIME_FIELD]))
                : Optional.empty();
    }
}
