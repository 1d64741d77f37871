package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.ExhaustedError;
import io.acpupgrade.problem.Message;
import java.util.Objects;

/** What helps a Java virtual machine that ran out of something. */
final class Exhaustion {
    private Exhaustion() {}

    static Message remedy(Throwable failure) {
        Throwable cause = failure instanceof ExhaustedError exhausted
                ? Objects.requireNonNullElse(exhausted.getCause(), exhausted)
                : failure;
        if (cause instanceof StackOverflowError) {
            return again(Message.of("exhaustion.larger-stack", with("-Xss16m")));
        }
        String words = String.valueOf(cause.getMessage());
        boolean threads = words.contains("native thread") || words.contains("process/resource limits");
        return threads
                ? Message.of("exhaustion.more-processes")
                : again(Message.of("exhaustion.more-memory", with("-Xmx1g")));
    }

    private static Message again(Message remedy) {
        return Message.sentences(remedy, Message.of("exhaustion.see-source"));
    }

    private static ShellCommand with(String option) {
        return ShellCommand.of("export", "ACP_UPGRADE_JAVA_OPTS=" + option);
    }
}
