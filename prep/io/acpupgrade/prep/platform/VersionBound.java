package io.acpupgrade.prep.platform;

import java.util.Optional;

/**
 * One bound of a {@link VersionRange}.
 *
 * @param release the one release that it is about, or empty when it is about the whole minor version
 */
public record VersionBound(Relation relation, MinorVersion minor, Optional<PlatformVersion> release) {
    static VersionBound of(Relation relation, String text) {
        return MinorVersion.parse(text)
                .map(minor -> new VersionBound(relation, minor, Optional.empty()))
                .orElseGet(() -> aboutOne(relation, PlatformVersion.of(text)));
    }

    private static VersionBound aboutOne(Relation relation, PlatformVersion release) {
        return new VersionBound(relation, release.minor(), Optional.of(release));
    }

    boolean holds(PlatformVersion version) {
        return release.map(bound -> relation.holds(version.compareTo(bound)) && !isPrereleaseOf(bound, version))
                .orElseGet(() -> relation.holds(version.minor().compareTo(minor)));
    }

    /** Below 1.35.0 means what came before it: its prereleases already have what it brought. */
    private boolean isPrereleaseOf(PlatformVersion bound, PlatformVersion version) {
        return relation == Relation.BELOW
                && bound.prerelease().isEmpty()
                && version.minor().equals(bound.minor())
                && version.patch() == bound.patch();
    }

    @Override
    public String toString() {
        return relation + release.map(PlatformVersion::plain).orElseGet(minor::toString);
    }
}
