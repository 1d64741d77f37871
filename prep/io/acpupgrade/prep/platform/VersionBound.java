package io.acpupgrade.prep.platform;

import java.util.Optional;

/**
 * One bound of a {@link VersionRange}.
 *
 * @param release the release of a three-number bound; empty if the bound covers a whole minor version
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

    /** {@code <1.35.0} excludes the prereleases of 1.35.0, because they already contain its changes. */
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
