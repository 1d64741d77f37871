package io.acpupgrade.prep.cli.options;

import io.acpupgrade.prep.target.UsageException;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.remote.RateLimit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How fast bytes move. */
public final class RateFlags {
    private static final Pattern RATE = Pattern.compile("([0-9]{1,12})([kmg]?)b?", Pattern.CASE_INSENSITIVE);
    private static final long LEAST = 64_000;

    @UnusedWith({"--preflight", "--dry-run", "--skip-sync-image"})
    @UsedOnlyWith("--deep")
    @Option(names = "--limit-rate", paramLabel = "BYTES")
    private Optional<String> rate = Optional.empty();

    public Optional<RateLimit> limit() throws UsageException {
        return rate.isEmpty() ? Optional.empty() : Optional.of(new RateLimit(bytesPerSecond(rate.get())));
    }

    private static long bytesPerSecond(String text) throws UsageException {
        Matcher matcher = RATE.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException(Message.of("options.rate-unreadable", text), Message.of("options.write-rate"));
        }
        long unit = switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> 1_000L;
            case "m" -> 1_000_000L;
            case "g" -> 1_000_000_000L;
            default -> 1L;
        };
        long bytes = Math.min(Long.parseLong(matcher.group(1)), Long.MAX_VALUE / unit) * unit;
        if (bytes < LEAST) {
            throw new UsageException(Message.of("options.rate-too-low", text), Message.of("options.more-rate"));
        }
        return bytes;
    }
}
