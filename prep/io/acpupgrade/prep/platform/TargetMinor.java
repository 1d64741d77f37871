package io.acpupgrade.prep.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.acpupgrade.problem.Message;
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
        @JsonProperty("upgradeFrom") Optional<Sources> sources,
        VersionRange newClusters,
        VersionRange kubernetes,
        Optional<VersionRange> thirdParty) {

    /** The minor versions that an upgrade may start from, and what decides on their patch releases. */
    public record Sources(
            List<MinorVersion> minors,
            @JsonProperty("decidedBy") Decision decision) {
        public Sources {
            minors = List.copyOf(minors);
        }
    }

    /** What decides on a patch release of a supported minor version. */
    public enum Decision {
        /** All of its patch releases are supported. */
        TABLE,
        /** Only the platform's list of available updates decides. */
        AVAILABLE_UPDATES;

        static Decision of(String text) {
            return switch (text) {
                case "table" -> TABLE;
                case "availableUpdates" -> AVAILABLE_UPDATES;
                default -> throw new MalformedValueException(Message.of("platform.unknown-decision", text));
            };
        }
    }
}
