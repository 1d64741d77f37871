package io.acpupgrade.prep.deploy.release;

import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.platform.PlatformVersion;
import java.util.Optional;

/**
 * A release that the cluster knows by now.
 *
 * @param cluster which of the platform's clusters it is about
 * @param source it is written, for people
 * @param text as it is written there
 */
record KnownRelease(String cluster, Role role, String source, String text) {
    /** What the cluster does with it. */
    enum Role {
        /** Its operator is installed. */
        OPERATOR,
        /** It is what the tag of the operator's image says. */
        OPERATOR_TAG,
        /** A cluster runs it. */
        RUNS,
        /** A cluster is on its way to it. */
        IN_FLIGHT
    }

    /** One that is about the global cluster, in which the operator runs. */
    KnownRelease(Role role, String where, String text) {
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

    /** Releases are compared with the release, tags of the operator with its tag. */
    private Optional<PlatformVersion> comparable(IncomingRelease incoming) {
        return role == Role.OPERATOR_TAG ? incoming.operatorTag() : Optional.of(incoming.version());
    }

    @Override
    public String toString() {
        return source + ": " + text;
    }
}
