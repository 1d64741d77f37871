package io.acpupgrade.prep.deploy;

import io.acpupgrade.prep.kubernetes.KubernetesApi.Conflicts;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
                "deploy.downgrade", "deploy.downgrade-danger", "deploy.downgrade-remedy", "deploy.downgrade-accepted"),
        DURING_UPGRADE(
                "deploy.upgrade-pending",
                "deploy.upgrade-pending-danger",
                "deploy.upgrade-pending-remedy",
                "deploy.upgrade-pending-accepted");

        private final String reason;
        private final String danger;
        private final String remedy;
        private final String accepted;

        Risk(String reason, String danger, String remedy, String accepted) {
            this.reason = reason;
            this.danger = danger;
            this.remedy = remedy;
            this.accepted = accepted;
        }

        /** Why the deployment is refused without the option. */
        public Message reason() {
            return Message.of(reason);
        }

        /**
         * How to continue.
         *
         * @param upgrade the command that follows the pending upgrade
         * @param clusters the clusters whose releases block the deployment
         */
        public Message remedy(OwnCommand upgrade, List<String> clusters) {
            return Message.sentences(
                    Message.of(remedy, Message.of(danger)),
                    this == DURING_UPGRADE ? follow(upgrade, clusters) : Message.NONE);
        }

        private static Message follow(OwnCommand upgrade, List<String> clusters) {
            List<ShellCommand> commands = clusters.stream()
                    .map(name ->
                            upgrade.verb("status").option("--cluster", name).with("--watch"))
                    .toList();
            return Message.of("deploy.follow", commands);
        }

        /** What can go wrong, with the option that accepts it. */
        public Message accepted() {
            return Message.of(accepted, Message.of(danger));
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
