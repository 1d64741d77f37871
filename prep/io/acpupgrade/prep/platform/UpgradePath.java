package io.acpupgrade.prep.platform;

import io.acpupgrade.problem.Message;
import java.util.Optional;

/** Whether a cluster can be upgraded from its version to another one. */
public sealed interface UpgradePath {
    /** The reason in one word, as Kubernetes conditions have it. */
    String reason();

    /** What was found, as a full sentence. */
    Message message();

    /** The platform offers the target, or documents the path as supported. */
    record Allowed(String reason, Message message) implements UpgradePath {}

    /** The cluster runs the target; there is nothing to do. */
    record AlreadyAtVersion(Message message) implements UpgradePath {
        @Override
        public String reason() {
            return "AlreadyAtVersion";
        }
    }

    /**
     * The path is not supported.
     *
     * @param remedy what to do instead, as full sentences
     */
    record Refused(Refusal refusal, Message message, Message remedy) implements UpgradePath {
        @Override
        public String reason() {
            return refusal.token();
        }
    }

    /** Neither the platform nor the version data decides. */
    record Unknown(Message message) implements UpgradePath {
        @Override
        public String reason() {
            return "UpgradePathUnknown";
        }
    }

    /** Why a path is refused. */
    enum Refusal {
        DOWNGRADE_NOT_ALLOWED("DowngradeNotAllowed"),
        UNSUPPORTED_UPGRADE_PATH("UnsupportedUpgradePath"),
        AHEAD_OF_GLOBAL("AheadOfGlobal");

        private final String token;

        Refusal(String token) {
            this.token = token;
        }

        /** The reason in one word. */
        public String token() {
            return token;
        }
    }

    /**
     * Evaluates a path. The platform's list of available updates decides if it exists, even if it is empty: a caller
     * that knows that the target's ProductManifest is not Ready should wait for that first. Without a list the version
     * data decides.
     *
     * @param availableUpdates empty if the platform has published no list
     * @param globalVersion for a workload cluster, the version of the global cluster, which it must not overtake
     */
    static UpgradePath evaluate(
            PlatformVersion current,
            PlatformVersion target,
            Optional<AvailableUpdates> availableUpdates,
            VersionData data,
            Optional<PlatformVersion> globalVersion) {
        PathRules rules = new PathRules(current, target, data);
        return rules.direction()
                .or(() -> globalVersion.flatMap(rules::aheadOfGlobal))
                .or(() -> availableUpdates.map(rules::offered))
                .orElseGet(rules::documented);
    }
}
