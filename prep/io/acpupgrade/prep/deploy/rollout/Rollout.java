package io.acpupgrade.prep.deploy.rollout;

import io.acpupgrade.prep.deploy.Deadline;
import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.DeployException.Kind;
import io.acpupgrade.prep.deploy.DeployLog;
import io.acpupgrade.prep.deploy.WaitReporter;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.Watch;
import io.acpupgrade.prep.text.Durations;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Waits until a Deployment is rolled out, or until waiting cannot help. */
public final class Rollout {
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);

    private final KubernetesApi api;
    private final DeployLog log;

    public Rollout(KubernetesApi api, DeployLog log) {
        this.api = api;
        this.log = log;
    }

    /**
     * Waits for the rollout.
     *
     * @throws DeployException with the reason: FAILED where waiting longer would not help, else TIMED_OUT
     */
    public void await(ObjectName deployment, Deadline deadline)
            throws ClusterException, DeployException, InterruptedException {
        WaitReporter reporter = new WaitReporter(log, Message.of("rollout.rollout"), deadline);
        Optional<KubernetesObject> latest = Optional.empty();
        try (Watch watch = api.watch(ObjectSelector.byName(deployment))) {
            while (!deadline.isOver()) {
                latest = watch.next(deadline.atMost(POLL_INTERVAL))
                        .map(Watch.Change::object)
                        .or(lastOf(latest));
                if (latest.isPresent() && isReady(deployment, latest.get(), reporter)) {
                    return;
                }
            }
        }
        throw notReady(
                deployment,
                latest,
                Kind.TIMED_OUT,
                Message.of("rollout.timed-out", Durations.waited(deadline.timeout())));
    }

    private static java.util.function.Supplier<Optional<KubernetesObject>> lastOf(Optional<KubernetesObject> latest) {
        return () -> latest;
    }

    private boolean isReady(ObjectName name, KubernetesObject deployment, WaitReporter reporter)
            throws ClusterException, DeployException {
        RolloutState state = RolloutState.of(deployment);
        if (state.isReady()) {
            log.info(
                    Message.of("rollout.ready"),
                    Message.of("rollout.ready-replicas", name, state.available(), state.desired()));
            return true;
        }
        reporter.report(Message.of("rollout.progress", name, state.description()));
        if (state.observed()) {
            Optional<PodFailure> permanent = podFailures(deployment).stream()
                    .filter(PodFailure::isPermanent)
                    .findFirst();
            if (permanent.isPresent() || state.progressDeadlineExceeded()) {
                throw notReady(
                        name,
                        Optional.of(deployment),
                        Kind.FAILED,
                        permanent.map(PodFailure::summary).orElseGet(() -> Message.of("rollout.deadline-exceeded")));
            }
        }
        return false;
    }

    private List<PodFailure> podFailures(KubernetesObject deployment) throws ClusterException {
        List<PodFailure> failures = new ArrayList<>();
        for (KubernetesObject pod : new NewPods(api).of(deployment)) {
            failures.addAll(PodFailure.of(pod));
        }
        return failures;
    }

    private DeployException notReady(ObjectName name, Optional<KubernetesObject> deployment, Kind kind, Message reason)
            throws ClusterException {
        RolloutDiagnosis diagnosis = deployment.isPresent()
                ? new RolloutDiagnosis(api, deployment.get(), podFailures(deployment.get()))
                : new RolloutDiagnosis(api, KubernetesObject.empty(name), List.of());
        return new DeployException(
                kind, Message.of("rollout.not-ready", name, reason), diagnosis.lines(), diagnosis.remedy());
    }

    /** The command that shows the rollout's progress. */
    public ShellCommand statusCommand(ObjectName deployment) {
        return deployment.appendTo(api.kubectl().with("rollout", "status"));
    }
}
