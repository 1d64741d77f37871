package io.acpupgrade.prep.deploy.rollout;

import io.acpupgrade.prep.deploy.Deadline;
import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.DeployException.Kind;
import io.acpupgrade.prep.deploy.Heartbeat;
import io.acpupgrade.prep.deploy.OperatorLog;
import io.acpupgrade.prep.deploy.Words;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.Selection;
import io.acpupgrade.prep.kubernetes.Watch;
import io.acpupgrade.prep.text.ShellCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows a Deployment until it runs as it shall, or until waiting cannot help. */
public final class Rollout {
    private static final Duration STEP = Duration.ofSeconds(2);

    private final KubernetesApi api;
    private final OperatorLog log;

    public Rollout(KubernetesApi api, OperatorLog log) {
        this.api = api;
        this.log = log;
    }

    /**
     * Waits for it.
     *
     * @throws DeployException with the reason why it is not ready: FAILED where more waiting would not help
     */
    public void await(ObjectName deployment, Deadline deadline)
            throws ClusterException, DeployException, InterruptedException {
        Heartbeat heartbeat = new Heartbeat(log, "Rollout", deadline);
        Optional<KubernetesObject> seen = Optional.empty();
        try (Watch watch = api.watch(Selection.only(deployment))) {
            while (!deadline.isOver()) {
                seen = watch.next(deadline.atMost(STEP))
                        .map(Watch.Change::object)
                        .or(lastOf(seen));
                if (seen.isPresent() && isReady(deployment, seen.get(), heartbeat)) {
                    return;
                }
            }
        }
        throw notReady(deployment, seen, Kind.TIMED_OUT, "it is not ready after " + Words.of(deadline.timeout()));
    }

    private static java.util.function.Supplier<Optional<KubernetesObject>> lastOf(Optional<KubernetesObject> seen) {
        return () -> seen;
    }

    private boolean isReady(ObjectName name, KubernetesObject deployment, Heartbeat heartbeat)
            throws ClusterException, DeployException {
        RolloutState state = RolloutState.of(deployment);
        if (state.isReady()) {
            log.say("Ready", name + ": " + state.available() + " of " + state.wanted() + " ready");
            return true;
        }
        heartbeat.state(name + ": " + state);
        if (state.observed()) {
            Optional<PodFailure> hopeless =
                    troubles(deployment).stream().filter(PodFailure::isHopeless).findFirst();
            if (hopeless.isPresent() || state.overdue()) {
                throw notReady(
                        name,
                        Optional.of(deployment),
                        Kind.FAILED,
                        hopeless.map(PodFailure::words).orElse("its progress deadline is exceeded"));
            }
        }
        return false;
    }

    private List<PodFailure> troubles(KubernetesObject deployment) throws ClusterException {
        List<PodFailure> troubles = new ArrayList<>();
        for (KubernetesObject pod : new NewPods(api).of(deployment)) {
            troubles.addAll(PodFailure.of(pod));
        }
        return troubles;
    }

    private DeployException notReady(ObjectName name, Optional<KubernetesObject> deployment, Kind kind, String reason)
            throws ClusterException {
        Diagnosis diagnosis = deployment.isPresent()
                ? new Diagnosis(api, deployment.get(), troubles(deployment.get()))
                : new Diagnosis(api, KubernetesObject.of(Words.empty(name)), List.of());
        return new DeployException(kind, "Rolling out " + name + ": " + reason, diagnosis.lines(), diagnosis.remedy());
    }

    /** The command that shows how it goes on. */
    public ShellCommand lookAt(ObjectName deployment) {
        return deployment.addTo(api.kubectl().with("rollout", "status"));
    }

    /** The type under which Deployments are served everywhere. */
    static ObjectName nameOf(KubernetesObject deployment) {
        return deployment.named(ResourceType.DEPLOYMENTS);
    }
}
