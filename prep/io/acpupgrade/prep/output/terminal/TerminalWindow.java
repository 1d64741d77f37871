package io.acpupgrade.prep.output.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The size of the terminal that stderr goes to. It is read again after a second, since a Java program is not notified of a
 * resize.
 */
public final class TerminalWindow implements Supplier<TerminalSize> {
    /** What a child needs of the environment, in which other variables may hold secrets. */
    private static final Set<String> NEEDED = Set.of("PATH", "TERM");

    /** From stderr itself: opening the terminal by its name is a right that a user after {@code su} has not. */
    private static final List<String> STTY = List.of("sh", "-c", "exec stty size <&2 2>/dev/null");

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final List<String> question;
    private final LongSupplier nanoClock;
    private TerminalSize size;
    private Optional<Long> askedAt = Optional.empty();

    /**
     * Asks a program.
     *
     * @param before what counts until it has answered
     */
    TerminalWindow(List<String> question, TerminalSize before, LongSupplier nanoClock) {
        this.question = List.copyOf(question);
        this.size = before;
        this.nanoClock = nanoClock;
    }

    /** The terminal of this process. */
    public static TerminalWindow ofStderr(Map<String, String> environment) {
        return new TerminalWindow(STTY, TerminalSize.of(environment), System::nanoTime);
    }

    @Override
    public synchronized TerminalSize get() {
        long now = nanoClock.getAsLong();
        if (askedAt.map(then -> now - then >= FRESH.toNanos()).orElse(true)) {
            size = answer().orElse(size);
            askedAt = Optional.of(now);
        }
        return size;
    }

    private Optional<TerminalSize> answer() {
        try {
            ProcessBuilder asking = new ProcessBuilder(question).redirectError(ProcessBuilder.Redirect.INHERIT);
            asking.environment().keySet().retainAll(NEEDED);
            Process process = asking.start();
            try {
                return answer(process);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            // the next wait has to end as well
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<TerminalSize> answer(Process process) throws IOException, InterruptedException {
        return process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                ? TerminalSize.parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
