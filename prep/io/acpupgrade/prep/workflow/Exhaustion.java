package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.ExhaustedError;
import java.util.Objects;
import java.util.stream.Stream;

/** What helps a Java virtual machine that ran out of something. */
final class Exhaustion {
    private static final String AGAIN =
            " If it ends the same way, something in what was read is far larger than in a sound one: see that it is what"
                    + " its maker published.";

    private Exhaustion() {}

    static String remedy(Throwable failure) {
        Throwable cause = failure instanceof ExhaustedError exhausted
                ? Objects.requireNonNullElse(exhausted.getCause(), exhausted)
                : failure;
        if (cause instanceof StackOverflowError) {
            return "Run `" + with("-Xss16m") + "`, which gives it a larger stack, and then the same command again."
                    + AGAIN;
        }
        boolean threads = Stream.of("native thread", "process/resource limits")
                .anyMatch(words -> String.valueOf(cause.getMessage()).contains(words));
        return threads
                ? "Allow this user more processes (ulimit -u) or this container more pids, and run the same command again."
                : "Run `" + with("-Xmx1g") + "`, which gives it more memory, and then the same command again." + AGAIN;
    }

    private static ShellCommand with(String option) {
        return ShellCommand.of("export", "ACP_UPGRADE_JAVA_OPTS=" + option);
    }
}
