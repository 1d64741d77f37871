package io.acpupgrade.prep.deploy;

import io.acpupgrade.prep.kubernetes.KubernetesApi.Conflicts;
import io.acpupgrade.prep.text.OwnCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the operator is deployed.
 *
 * @param timeout how long to wait for the rollout, and then for the operator to publish the release
 * @param risks the risks that the user accepts
 * @param shadowGroup the API group of the ClusterVersionShadows, where the user named it
 */
public record DeployOptions(
        Conflicts conflicts,
        OnFailure onFailure,
        Import release,
        WaitFor waitFor,
        Duration timeout,
        Set<Risk> risks,
        Optional<String> shadowGroup) {
    public DeployOptions {
        risks = Set.copyOf(risks);
    }

    /** Something that a deployment does only when the user accepts it with an option. */
    public enum Risk {
        DOWNGRADE(
                "--allow-downgrade",
                "the cluster has a newer release",
                "Use the package of that release, or of a later one. To go back on purpose: --allow-downgrade.",
                "the older operator may not understand what the newer one has written, and an upgrade to a newer release"
                        + " can stop half-way"),
        DURING_UPGRADE(
                "--during-upgrade",
                "an upgrade is in flight",
                "Wait for its end, then run the same command again. To replace the operator in the middle of it:"
                        + " --during-upgrade.",
                "the operator restarts in the middle of an upgrade, and carries it on as its own release does");

        private final String option;
        private final String reason;
        private final String remedy;
        private final String danger;

        Risk(String option, String reason, String remedy, String danger) {
            this.option = option;
            this.reason = reason;
            this.remedy = remedy;
            this.danger = danger;
        }

        public String option() {
            return option;
        }

        /** Why the deployment is refused without the option. */
        public String reason() {
            return reason;
        }

        /**
         * How to continue.
         *
         * @param upgrade the command that follows the pending upgrade
         * @param clusters the clusters whose releases block the deployment
         */
        public String remedy(OwnCommand upgrade, List<String> clusters) {
            return remedy + " Its risk: " + danger + "." + (this == DURING_UPGRADE ? follow(upgrade, clusters) : "");
        }

        private static String follow(OwnCommand upgrade, List<String> clusters) {
            return clusters.stream()
                    .map(name -> "`"
                            + upgrade.verb("status").option("--cluster", name).with("--watch") + "`")
                    .collect(Collectors.joining(", ", " To follow it: ", "."));
        }

        /** What can go wrong. */
        public String danger() {
            return danger;
        }
    }

    /** What happens to an updated operator that does not become ready. */
    public enum OnFailure {
        /** The previous Deployment is restored. */
        ROLL_BACK,
        /** The failed Deployment stays for inspection. */
        LEAVE
    }

    /** Whether to create the release's ProductManifest. */
    public enum Import {
        CREATE,
        SKIP
    }

    /** How long a run waits. */
    public enum WaitFor {
        /** Until the operator is rolled out. */
        ROLLOUT,
        /** Until the operator offers the release. */
        OFFER
    }
}
