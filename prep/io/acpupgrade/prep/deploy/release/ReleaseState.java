package io.acpupgrade.prep.deploy.release;

import io.acpupgrade.prep.deploy.release.KnownRelease.Role;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.platform.AvailableUpdates;
import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.ShadowLookup;
import io.acpupgrade.problem.Message;
import java.util.Optional;

/**
 * The state of a release on the global cluster, as the operator reports it.
 *
 * @param description the state as a sentence, with its source
 * @param version the release
 */
public record ReleaseState(State state, PlatformVersion version, Message description) {
    private static final String GLOBAL_SHADOW = ShadowLookup.KIND + " " + ManagedCluster.GLOBAL;

    /** What can be done with the release. */
    public enum State {
        /** An upgrade to it can be requested. */
        ON_OFFER,
        /** An upgrade to it was requested and is not complete. */
        REQUESTED,
        /** The cluster runs it. */
        CURRENT,
        /** The cluster runs a newer one. */
        OVERTAKEN,
        /** An upgrade to another release has to finish first. */
        OTHER_IN_FLIGHT,
        /** The operator may offer it later. */
        NOT_OFFERED,
        /** The cluster does not report it. */
        UNKNOWN;

        /** Whether the operator may still change it. */
        boolean mayStillChange() {
            return this == NOT_OFFERED || this == UNKNOWN;
        }
    }

    /** The state that a ClusterVersionShadow reports; empty where the operator has not created it yet. */
    static ReleaseState of(PlatformVersion version, Optional<ClusterVersionShadow> shadow) {
        return shadow.map(object -> of(version, object))
                .orElseGet(() -> notOffered(version, Message.of("release.no-shadow", GLOBAL_SHADOW)));
    }

    /** The state where the platform has no ClusterVersionShadow kind. */
    static ReleaseState unknown(PlatformVersion version) {
        return new ReleaseState(State.UNKNOWN, version, Message.of("release.unknown", version, ShadowLookup.KIND));
    }

    /** An offer counts only where no upgrade is pending or reached: the list of offers may be older than the rest. */
    private static ReleaseState of(PlatformVersion version, ClusterVersionShadow shadow) {
        return inFlight(version, shadow)
                .or(() -> reached(version, shadow))
                .orElseGet(() -> shadow.status().availableUpdates().stream().anyMatch(updates -> updates.offer(version))
                        ? new ReleaseState(
                                State.ON_OFFER, version, Message.of("release.on-offer", version, GLOBAL_SHADOW))
                        : notOffered(version, offers(shadow)));
    }

    private static Optional<ReleaseState> inFlight(PlatformVersion version, ClusterVersionShadow shadow) {
        return KnownReleases.ofShadow(shadow).stream()
                .filter(known -> known.role() == Role.IN_FLIGHT)
                .findFirst()
                .map(known -> known.version().filter(version::sameAs).isPresent()
                        ? new ReleaseState(
                                State.REQUESTED, version, Message.of("release.requested", version, known.description()))
                        : new ReleaseState(
                                State.OTHER_IN_FLIGHT,
                                version,
                                Message.of("release.other-first", known.text(), known.source(), version)));
    }

    private static Optional<ReleaseState> reached(PlatformVersion version, ClusterVersionShadow shadow) {
        return shadow.status().current().parsedVersion().flatMap(current -> {
            if (current.sameAs(version)) {
                return Optional.of(new ReleaseState(
                        State.CURRENT, version, Message.of("release.current", version, GLOBAL_SHADOW)));
            }
            return current.isNewerThan(version)
                    ? Optional.of(new ReleaseState(
                            State.OVERTAKEN, version, Message.of("release.overtaken", version, current, GLOBAL_SHADOW)))
                    : Optional.empty();
        });
    }

    private static ReleaseState notOffered(PlatformVersion version, Message why) {
        return new ReleaseState(State.NOT_OFFERED, version, Message.of("release.not-offered", version, why));
    }

    private static Message offers(ClusterVersionShadow shadow) {
        String others = shadow.status()
                .availableUpdates()
                .map(AvailableUpdates::toString)
                .orElse("");
        return others.isEmpty()
                ? Message.of("release.no-updates", GLOBAL_SHADOW)
                : Message.of("release.other-updates", GLOBAL_SHADOW, others);
    }
}
