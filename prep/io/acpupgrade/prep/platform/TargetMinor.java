package io.acpupgrade.prep.platform;

import java.util.List;
import java.util.Optional;

/**
 * What the version data states about a minor version as an upgrade target.
 *
 * @param sources the supported source versions; empty if unknown
 * @param newClusters the Kubernetes versions of newly created clusters
 * @param kubernetes the Kubernetes versions of workload clusters that it supports
 * @param thirdParty the Kubernetes versions of imported clusters that it supports
 */
public record TargetMinor(
        MinorVersion version,
        Optional<Sources> sources,
        VersionRange newClusters,
        VersionRange kubernetes,
        Optional<VersionRange> thirdParty) {

    /** The minor versions that an upgrade may start from, and what decides on their patch releases. */
    public record Sources(List<MinorVersion> minors, Decision decision) {
        static Sources read(Section section) throws VersionDataException {
            section.withKeys("minors", "decidedBy");
            return new Sources(
                    section.list("minors", minor -> minor.value(MinorVersion::of)),
                    section.value("decidedBy", Decision::of));
        }
    }

    /** What decides on a patch release of a supported minor version. */
    public enum Decision {
        /** All of its patch releases are supported. */
        TABLE,
        /** Only the platform's list of available updates decides. */
        AVAILABLE_UPDATES;

        private static Decision of(String text) {
            return switch (text) {
                case "table" -> TABLE;
                case "availableUpdates" -> AVAILABLE_UPDATES;
                default -> throw new IllegalArgumentException("'" + text + "' is neither table nor availableUpdates");
            };
        }
    }

    static TargetMinor read(Section section) throws VersionDataException {
        section.withKeys("version", "upgradeFrom", "newClusters", "kubernetes", "thirdParty");
        return new TargetMinor(
                section.value("version", MinorVersion::of),
                section.optional("upgradeFrom", Sources::read),
                section.value("newClusters", VersionRange::of),
                section.value("kubernetes", VersionRange::of),
                section.optional("thirdParty", range -> range.value(VersionRange::of)));
    }
}
