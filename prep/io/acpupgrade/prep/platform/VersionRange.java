package io.acpupgrade.prep.platform;

import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A range of versions, which must satisfy all bounds: {@code >= v1.0.0}, {@code >=1.19.0 <1.35.0}, {@code 4.3}, or two
 * minor versions with a hyphen, {@code 1.31-1.34}, both included.
 *
 * <p>A bound of two numbers covers whole minor versions: {@code <=1.34} contains 1.34.5. A bound of three numbers is
 * one release: {@code <1.35.0} contains neither 1.35.0 nor its prereleases.
 */
public record VersionRange(List<VersionBound> bounds) {
    private static final Pattern MINORS = Pattern.compile("(v?[0-9]+[.][0-9]+)\\s*-\\s*(v?[0-9]+[.][0-9]+)");
    private static final Pattern BOUND = Pattern.compile("\\G[\\s,]*(>=|<=|>|<|=)?\\s*([^\\s,<>=]+)");

    /** Refuses a range without bounds. */
    public VersionRange {
        bounds = List.copyOf(bounds);
        if (bounds.isEmpty()) {
            throw malformed("");
        }
    }

    /** Parses a range; empty if the text is not a range. */
    public static Optional<VersionRange> parse(String text) {
        try {
            return Optional.of(of(text));
        } catch (MalformedValueException e) {
            return Optional.empty();
        }
    }

    /** Parses a range; throws {@link MalformedValueException} if the text is not a range. */
    public static VersionRange of(String text) {
        Matcher minors = MINORS.matcher(text.strip());
        return minors.matches() ? between(minors.group(1), minors.group(2)) : all(text);
    }

    private static VersionRange between(String lowest, String highest) {
        VersionRange range = new VersionRange(
                List.of(VersionBound.of(Relation.AT_LEAST, lowest), VersionBound.of(Relation.AT_MOST, highest)));
        if (MinorVersion.of(lowest).compareTo(MinorVersion.of(highest)) > 0) {
            throw malformed(range.toString());
        }
        return range;
    }

    private static VersionRange all(String text) {
        Stream.Builder<VersionBound> bounds = Stream.builder();
        Matcher bound = BOUND.matcher(text);
        int end = 0;
        while (bound.find()) {
            Relation relation =
                    Optional.ofNullable(bound.group(1)).map(Relation::of).orElse(Relation.EQUAL);
            bounds.add(VersionBound.of(relation, bound.group(2)));
            end = bound.end();
        }
        if (!text.substring(end).isBlank()) {
            throw malformed(text);
        }
        return new VersionRange(bounds.build().toList());
    }

    private static MalformedValueException malformed(String text) {
        return new MalformedValueException(Message.of("platform.no-version-range", text));
    }

    /** Whether the version satisfies all bounds. */
    public boolean contains(PlatformVersion version) {
        return bounds.stream().allMatch(bound -> bound.holds(version));
    }

    /** Whether the first release of the minor version satisfies all bounds. */
    public boolean contains(MinorVersion minor) {
        return contains(PlatformVersion.firstOf(minor));
    }

    /** The bounds with their operators, as in {@code >=1.31 <=1.34}. */
    @Override
    public String toString() {
        return String.join(" ", bounds.stream().map(VersionBound::toString).toList());
    }
}
