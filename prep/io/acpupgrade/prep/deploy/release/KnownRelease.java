package io.acpupgrade.prep.deploy.release;

import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.problem.Message;
import java.util.Optional;

/**
 * A release that the cluster mentions.
 *
 * @param cluster the platform's cluster that it concerns
 * @param source where it was read, for messages
 * @param text the version as written there
 */
record KnownRelease(String cluster, Role role, Message source, String text) {
    /** How the cluster uses the release. */
    enum Role {
        /** The installed operator belongs to it. */
        OPERATOR,
        /** The tag of the operator's image names it. */
        OPERATOR_TAG,
        /** A cluster runs it. */
        RUNS,
        /** A cluster is being upgraded to it. */
        IN_FLIGHT
    }

    /** A release of the global cluster, in which the operator runs. */
    KnownRelease(Role role, Message where, String text) {
        this(ManagedCluster.GLOBAL, role, where, text);
    }

    boolean isOfOperator() {
        return role == Role.OPERATOR || role == Role.OPERATOR_TAG;
    }

    Optional<PlatformVersion> version() {
        return PlatformVersion.parse(text);
    }

    boolean isNewerThan(IncomingRelease incoming) {
        return version()
                .flatMap(known -> comparable(incoming).map(known::isNewerThan))
                .orElse(false);
    }

    boolean isSameAs(IncomingRelease incoming) {
        return version()
                .flatMap(known -> comparable(incoming).map(known::sameAs))
                .orElse(false);
    }

    boolean canBeCompared(IncomingRelease incoming) {
        return version().isPresent() && comparable(incoming).isPresent();
    }

    /** Operator tags are compared with the operator's tag, releases with the release. */
    private Optional<PlatformVersion> comparable(IncomingRelease incoming) {
        return role == Role.OPERATOR_TAG ? incoming.operatorTag() : Optional.of(incoming.version());
    }

    /** The release, and where it was read. */
    Message description() {
        return Message.of("release.known", source, text);
    }
}
