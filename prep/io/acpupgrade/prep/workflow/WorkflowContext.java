package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.deploy.Clocks;
import io.acpupgrade.prep.kubernetes.ClusterConnection;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.prep.workflow.event.RunListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What every workflow works with.
 *
 * @param platform the global cluster; it is not connected to before something is asked of it
 * @param events receives each event as it happens
 * @param program how to run this program again for the same package, registry and cluster
 * @param roles where the files of {@code manifests/access} are
 * @param environment the variables of the user's environment
 * @param clocks the only clocks that a workflow reads
 */
public record WorkflowContext(
        ClusterConnection platform,
        RunListener events,
        OwnCommand program,
        Interruption interruption,
        Path roles,
        Map<String, String> environment,
        Clocks clocks) {
    public WorkflowContext {
        environment = Map.copyOf(environment);
    }

    KubernetesApi api() throws ClusterException {
        return platform.api();
    }

    Instant now() {
        return clocks.wall().instant();
    }

    /** @param start a reading of the monotonic clock, in nanoseconds */
    Duration since(long start) {
        return Duration.ofNanos(clocks.monotonic().getAsLong() - start);
    }
}
