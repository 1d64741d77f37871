package io.acpupgrade.prep.platform;

import io.acpupgrade.problem.Message;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the platform or of Kubernetes: SemVer 2.0, with or without a leading {@code v}; a missing third number
 * is 0.
 *
 * <p>The order is SemVer's precedence, which ignores build metadata. Versions that differ only in build metadata are
 * therefore not equal, but {@link #sameAs each other}.
 *
 * @param prerelease the part after the hyphen, such as {@code rc.1}
 * @param build the part after the plus sign, such as {@code k3s1}
 */
public record PlatformVersion(MinorVersion minor, int patch, Optional<String> prerelease, Optional<String> build)
        implements Comparable<PlatformVersion> {
    private static final String IDENTIFIER = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
    private static final Pattern PRERELEASE = Pattern.compile(IDENTIFIER + "(?:[.]" + IDENTIFIER + ")*");
    private static final Pattern BUILD = Pattern.compile("[0-9A-Za-z-]+(?:[.][0-9A-Za-z-]+)*");
    private static final Pattern NUMBERS =
            Pattern.compile("v?(" + MinorVersion.NUMBER + "[.]" + MinorVersion.NUMBER + ")[.]" + MinorVersion.NUMBER);
    private static final Pattern FULL = Pattern.compile(NUMBERS + "(?:-([^+]*))?(?:[+](.*))?");
    private static final Comparator<PlatformVersion> ORDER = Comparator.comparing(PlatformVersion::minor)
            .thenComparingInt(PlatformVersion::patch)
            .thenComparing(PlatformVersion::prerelease, new PrereleaseOrder());

    /** Refuses negative patch numbers and identifiers that SemVer does not allow. */
    public PlatformVersion {
        if (patch < 0
                || !prerelease.map(text -> PRERELEASE.matcher(text).matches()).orElse(true)
                || !build.map(text -> BUILD.matcher(text).matches()).orElse(true)) {
            throw malformed(written(minor, patch, prerelease, build));
        }
    }

    /** Parses {@code 4.3.0}, {@code v4.3.0-rc.1+build} or {@code 4.3}; empty if the text is not a version. */
    public static Optional<PlatformVersion> parse(String text) {
        try {
            return Optional.of(of(text));
        } catch (MalformedValueException e) {
            return Optional.empty();
        }
    }

    /** Like {@link #parse}, but throws {@link MalformedValueException} if the text is not a version. */
    public static PlatformVersion of(String text) {
        Matcher full = FULL.matcher(text.strip());
        if (!full.matches()) {
            return firstOf(MinorVersion.parse(text).orElseThrow(() -> malformed(text)));
        }
        return new PlatformVersion(
                MinorVersion.of(full.group(1)),
                Integer.parseInt(full.group(4)),
                Optional.ofNullable(full.group(5)),
                Optional.ofNullable(full.group(6)));
    }

    /** The first release of a minor version: {@code 4.3.0}. */
    public static PlatformVersion firstOf(MinorVersion minor) {
        return new PlatformVersion(minor, 0, Optional.empty(), Optional.empty());
    }

    private static MalformedValueException malformed(String text) {
        return new MalformedValueException(Message.of("platform.no-version", text));
    }

    /** Whether this version has the higher precedence. */
    public boolean isNewerThan(PlatformVersion other) {
        return compareTo(other) > 0;
    }

    /** Whether both have the same precedence: equal except for build metadata. */
    public boolean sameAs(PlatformVersion other) {
        return compareTo(other) == 0;
    }

    /** Without a leading {@code v}, as in {@code spec.desiredUpdate} and annotations. */
    public String plain() {
        return written(minor, patch, prerelease, build);
    }

    /** With a leading {@code v}, as in image tags and the names of ProductManifests. */
    public String tagged() {
        return "v" + plain();
    }

    private static String written(MinorVersion minor, int patch, Optional<String> prerelease, Optional<String> build) {
        return minor + "." + patch + prerelease.map(text -> "-" + text).orElse("")
                + build.map(text -> "+" + text).orElse("");
    }

    @Override
    public int compareTo(PlatformVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return plain();
    }
}
