package io.acpupgrade.prep.platform;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a minor version of the platform as the target of an upgrade.
 *
 * @param sources where an upgrade to it may start; empty when nothing is known of that
 * @param newClusters the Kubernetes versions that it creates clusters with
 * @param kubernetes the Kubernetes versions that workload clusters may have when the platform moves to it
 * @param thirdParty the Kubernetes versions of clusters that others run and it takes in
 */
public record TargetMinor(
        MinorVersion version,
        Optional<Sources> sources,
        VersionRange newClusters,
        VersionRange kubernetes,
        Optional<VersionRange> thirdParty) {

    /** The minor versions that an upgrade may start from, and who has the last word. */
    public record Sources(List<MinorVersion> minors, Decision decision) {
        static Sources read(Section section) throws VersionDataException {
            section.withKeys("minors", "decidedBy");
            return new Sources(
                    section.list("minors", minor -> minor.value(MinorVersion::of)),
                    section.value("decidedBy", Decision::of));
        }
    }

    /** Who decides on a patch release of a supported minor version. */
    public enum Decision {
        /** All of its patch releases are supported. */
        TABLE,
        /** It depends on the patch release, and only the platform's list of available updates knows. */
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
