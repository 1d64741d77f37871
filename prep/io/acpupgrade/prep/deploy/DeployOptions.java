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
 * @param timeout how long to wait for the rollout, and then for what the operator has to publish
 * @param risks what is done although it may do harm
 * @param shadowGroup where the operator keeps its account of clusters, where a person named it
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

    /** What a deployment does only where it is told to. */
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

        /** Why it is refused where nobody asked for it. */
        public String reason() {
            return reason;
        }

        /**
         * What to do about it.
         *
         * @param upgrade how what is in flight can be followed
         * @param clusters whose releases speak against it
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

        /** What may come of it. */
        public String danger() {
            return danger;
        }
    }

    /** What becomes of an updated operator that does not get ready. */
    public enum OnFailure {
        /** It is put back to what ran before. */
        ROLL_BACK,
        /** It is left as it is. */
        LEAVE
    }

    /** Whether the release's ProductManifest is created. */
    public enum Import {
        CREATE,
        SKIP
    }

    /** How far a run waits. */
    public enum WaitFor {
        /** Until the operator runs. */
        ROLLOUT,
        /** Until it offers the release. */
        OFFER
    }
}
