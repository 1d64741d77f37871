package io.acpupgrade.prep.platform;

import io.acpupgrade.problem.Message;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first two numbers of a version, such as {@code 4.3} or {@code 1.34}. */
public record MinorVersion(int major, int minor) implements Comparable<MinorVersion> {
    static final String NUMBER = "(0|[1-9][0-9]{0,8})";

    private static final Pattern WHOLE = Pattern.compile("v?" + NUMBER + "[.]" + NUMBER);
    private static final Pattern START = Pattern.compile(WHOLE + "(?![0-9]).*", Pattern.DOTALL);
    private static final Comparator<MinorVersion> ORDER =
            Comparator.comparingInt(MinorVersion::major).thenComparingInt(MinorVersion::minor);

    /** Refuses numbers below zero. */
    public MinorVersion {
        if (major < 0 || minor < 0) {
            throw new MalformedValueException(Message.of("platform.negative-minor-version", major + "." + minor));
        }
    }

    /** Parses {@code 4.3} or {@code v4.3}; empty for everything else. */
    public static Optional<MinorVersion> parse(String text) {
        return read(WHOLE, text);
    }

    /** Parses {@code 4.3} or {@code v4.3}; throws {@link MalformedValueException} for everything else. */
    public static MinorVersion of(String text) {
        return parse(text)
                .orElseThrow(() -> new MalformedValueException(Message.of("platform.no-minor-version", text)));
    }

    /**
     * Parses the first two numbers and ignores the rest, for versions that are not SemVer, such as the kernel's
     * {@code 4.18.0-553.el8_10.x86_64}.
     */
    public static Optional<MinorVersion> atStartOf(String text) {
        return read(START, text);
    }

    private static Optional<MinorVersion> read(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new MinorVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(MinorVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
