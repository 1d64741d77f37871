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
                .orElseGet(() -> notOffered(version, "there is no " + GLOBAL_SHADOW));
    }

    /** The state where the platform has no ClusterVersionShadow kind. */
    static ReleaseState unknown(PlatformVersion version) {
        return new ReleaseState(
                State.UNKNOWN,
                version,
                Message.text("nothing says whether " + version + " is offered: this API server serves no "
                        + ShadowLookup.KIND));
    }

    /** An offer counts only where no upgrade is pending or reached: the list of offers may be older than the rest. */
    private static ReleaseState of(PlatformVersion version, ClusterVersionShadow shadow) {
        return inFlight(version, shadow)
                .or(() -> reached(version, shadow))
                .orElseGet(() -> shadow.status().availableUpdates().stream().anyMatch(updates -> updates.offer(version))
                        ? new ReleaseState(
                                State.ON_OFFER,
                                version,
                                Message.text(
                                        version + " is on offer: availableUpdates of " + GLOBAL_SHADOW + " has it"))
                        : notOffered(version, offers(shadow)));
    }

    private static Optional<ReleaseState> inFlight(PlatformVersion version, ClusterVersionShadow shadow) {
        return KnownReleases.ofShadow(shadow).stream()
                .filter(known -> known.role() == Role.IN_FLIGHT)
                .findFirst()
                .map(known -> known.version().filter(version::sameAs).isPresent()
                        ? new ReleaseState(
                                State.REQUESTED,
                                version,
                                Message.text(version + " is requested already (" + known + ")"))
                        : new ReleaseState(
                                State.OTHER_IN_FLIGHT,
                                version,
                                Message.text("another upgrade comes first: the global cluster is on its way to "
                                        + known.text() + " (" + known.source() + "); " + version
                                        + " can be requested after it")));
    }

    private static Optional<ReleaseState> reached(PlatformVersion version, ClusterVersionShadow shadow) {
        String source = " (status.current of " + GLOBAL_SHADOW + ")";
        return shadow.status().current().parsedVersion().flatMap(current -> {
            if (current.sameAs(version)) {
                return Optional.of(new ReleaseState(
                        State.CURRENT,
                        version,
                        Message.text(version + " is what the global cluster runs already" + source)));
            }
            return current.isNewerThan(version)
                    ? Optional.of(new ReleaseState(
                            State.OVERTAKEN,
                            version,
                            Message.text(version + " will not be offered: the global cluster runs " + current
                                    + ", which is newer" + source)))
                    : Optional.empty();
        });
    }

    private static ReleaseState notOffered(PlatformVersion version, String why) {
        return new ReleaseState(State.NOT_OFFERED, version, Message.text(version + " is not offered yet: " + why));
    }

    private static String offers(ClusterVersionShadow shadow) {
        String others = shadow.status()
                .availableUpdates()
                .map(AvailableUpdates::toString)
                .orElse("");
        return "availableUpdates of " + GLOBAL_SHADOW + " " + (others.isEmpty() ? "is empty" : "has only " + others);
    }
}
