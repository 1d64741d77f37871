package io.acpupgrade.prep.workflow.settings;

import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.request.UpgradeIntent;
import io.acpupgrade.prep.text.OwnCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a request is about.
 *
 * @param accepted the checks that may stand against it
 * @param after what comes after the request
 * @param preflightTimeout how long to wait for the operator's result
 * @param workload the way to a workload cluster, where it was named
 * @param preflightOptions what makes a preflight on the command line reach and judge the cluster in the same way
 * @param watch how the upgrade is followed
 */
public record RequestSettings(
        UpgradeIntent intent,
        List<String> accepted,
        After after,
        VersionData versions,
        Duration preflightTimeout,
        Optional<ClusterSource> workload,
        List<OwnCommand.Option> preflightOptions,
        StatusSettings watch) {
    public RequestSettings {
        accepted = List.copyOf(accepted);
        preflightOptions = List.copyOf(preflightOptions);
    }

    /** What a request is followed by. */
    public enum After {
        END,
        /** Follows the upgrade to its end. */
        WATCH
    }
}
