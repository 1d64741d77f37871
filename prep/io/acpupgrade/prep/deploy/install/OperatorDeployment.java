package io.acpupgrade.prep.deploy.install;

import io.acpupgrade.prep.deploy.Clocks;
import io.acpupgrade.prep.deploy.Deadline;
import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.DeployLog;
import io.acpupgrade.prep.deploy.DeployOptions;
import io.acpupgrade.prep.deploy.ObjectResolver;
import io.acpupgrade.prep.deploy.lock.DeployLock;
import io.acpupgrade.prep.deploy.lock.LockHolder;
import io.acpupgrade.prep.deploy.manifests.AppliedChange;
import io.acpupgrade.prep.deploy.manifests.Change;
import io.acpupgrade.prep.deploy.manifests.ImagePinning;
import io.acpupgrade.prep.deploy.manifests.OperatorManifests;
import io.acpupgrade.prep.deploy.release.ReleaseAvailability;
import io.acpupgrade.prep.deploy.release.ReleaseManifest;
import io.acpupgrade.prep.deploy.release.ReleaseState;
import io.acpupgrade.prep.deploy.rollout.Rollout;
import io.acpupgrade.prep.kubernetes.AuditEvent;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesApi.Conflicts;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deploys the operator of a release, waits for its rollout, and publishes the release to it. */
public final class OperatorDeployment {
    private static final Duration ROLLBACK_TIMEOUT = Duration.ofSeconds(60);

    private final KubernetesApi api;
    private final OperatorManifests manifests;
    private final ImagePinning pinning;
    private final DeployOptions options;
    private final DeployLog log;
    private final Clocks clocks;
    private final Installer installer;
    private Optional<ReleaseState> finalState = Optional.empty();

    public OperatorDeployment(
            KubernetesApi api,
            OperatorManifests manifests,
            ImagePinning pinning,
            DeployOptions options,
            DeployLog log,
            Clocks clocks) {
        this.api = api;
        this.manifests = manifests;
        this.pinning = pinning;
        this.options = options;
        this.log = log;
        this.clocks = clocks;
        this.installer = new Installer(api, options.conflicts(), log, clocks);
    }

    /** The changes that a deployment would make, by the API server's dry run; nothing is written. */
    public List<Change> dryRun() throws ClusterException, InvalidInputException, DeployException {
        List<Change> changes = new ArrayList<>(plan());
        if (options.release() == DeployOptions.Import.CREATE) {
            Optional<Change> manifest = releaseManifest().plan(manifests);
            manifest.ifPresentOrElse(changes::add, this::warnKindMissing);
        }
        return changes;
    }

    private List<Change> plan() throws ClusterException, InvalidInputException, DeployException {
        return new Planner(api, manifests, pinning, options.conflicts()).plan();
    }

    /** The changes applied so far, also after a failure. */
    public List<AppliedChange> applied() {
        return installer.applied();
    }

    /** The state of the release, as the operator reports it now. */
    public ReleaseState currentState() throws ClusterException {
        return availability().readState();
    }

    /** The state of the release at the end; empty where the deployment did not get that far. */
    public Optional<ReleaseState> finalState() {
        return finalState;
    }

    /**
     * Applies the manifests and waits until the operator runs. Uses the API of a {@link DeployLock}, so that no other
     * run does the same.
     *
     * @param deployedBy named in the Event that the deployment leaves in the cluster
     * @throws DeployException where the operator does not become ready; an update is then rolled back, unless rollback
     *     is disabled
     */
    public void deploy(LockHolder deployedBy)
            throws ClusterException, InvalidInputException, DeployException, InterruptedException {
        List<Change> changes = plan();
        Change operator =
                changes.stream().filter(Change::isOperator).findFirst().orElseThrow();
        ObjectName deployment = ObjectResolver.nameOf(api, operator.wanted());
        log.ifInterrupted(
                Message.of("install.interrupted-rollout"),
                Message.of("install.interrupted-rollout-next", new Rollout(api, log).statusCommand(deployment)));
        installer.install(changes);
        long written = changes.stream().filter(Change::isWrite).count();
        if (written == 0) {
            log.info(Message.of("install.nothing"), Message.of("install.nothing-to-change", changes.size()));
        }
        rollOut(deployment, operator);
        if (written > 0) {
            recordEvent(deployment, deployedBy);
        }
    }

    /**
     * Creates the release's ProductManifest, without which the operator does not offer the release, and waits for the
     * offer.
     *
     * @throws DeployException where the release is not offered in time
     */
    public void publishRelease() throws ClusterException, DeployException, InterruptedException {
        Optional<ObjectName> manifest = ensureManifest();
        if (manifest.isEmpty() || options.waitFor() == DeployOptions.WaitFor.ROLLOUT) {
            finalState = Optional.of(availability().readState());
            log.info(Message.of("install.offer"), finalState.get().description());
            return;
        }
        log.ifInterrupted(
                Message.of("install.interrupted-offer"),
                Message.of(
                        "install.interrupted-offer-next",
                        api.kubectl().with("get", "clusterversionshadows", "-n", ProductBase.NAMESPACE)));
        Deadline deadline = Deadline.in(options.timeout(), clocks);
        finalState = Optional.of(availability().await(manifest.get(), deadline));
        if (finalState.get().state() == ReleaseState.State.NOT_OFFERED) {
            throw availability().timedOut(deadline, finalState.get().description());
        }
        log.info(Message.of("install.offer"), finalState.get().description());
    }

    private void rollOut(ObjectName deployment, Change operator)
            throws ClusterException, DeployException, InterruptedException {
        try {
            new Rollout(api, log).await(deployment, Deadline.in(options.timeout(), clocks));
        } catch (DeployException e) {
            throw rollBack(deployment, e);
        }
        if (api.read(deployment).filter(RollbackRecord::isIn).isPresent()) {
            installer.apply(operator.wanted());
        }
    }

    /** Rolls back an update; a failed first installation stays for inspection. */
    private DeployException rollBack(ObjectName deployment, DeployException failure)
            throws ClusterException, InterruptedException {
        Optional<KubernetesObject> previous = api.read(deployment).flatMap(RollbackRecord::previousState);
        if (previous.isEmpty()) {
            return withOutcome(failure, Message.of("install.left-first", deployment));
        }
        if (options.onFailure() == DeployOptions.OnFailure.LEAVE) {
            return withOutcome(failure, Message.of("install.left-by-request", deployment));
        }
        installer.apply(previous.get(), Conflicts.FORCE, 1);
        log.info(Message.of("install.undone"), Message.of("install.restored", deployment));
        try {
            new Rollout(api, log).await(deployment, Deadline.in(ROLLBACK_TIMEOUT, clocks));
            return withOutcome(failure, Message.of("install.restored-ready", deployment));
        } catch (DeployException e) {
            return withOutcome(failure, Message.of("install.restored-unready", deployment, Message.of(e)));
        }
    }

    private static DeployException withOutcome(DeployException failure, Message outcome) {
        List<Message> details = new ArrayList<>(failure.details());
        details.add(outcome);
        return new DeployException(failure.kind(), failure.problem().message(), details, failure.remedy());
    }

    private void recordEvent(ObjectName deployment, LockHolder deployedBy) throws ClusterException {
        Optional<KubernetesObject> now = api.read(deployment);
        Message message =
                Message.of("install.event", pinning.images().version(), manifests.source(), deployedBy.description());
        if (now.isPresent()) {
            api.create(new AuditEvent(
                            now.get(),
                            "OperatorDeployed",
                            message.english(),
                            clocks.wall().instant())
                    .object());
        }
    }

    private ReleaseManifest releaseManifest() {
        return new ReleaseManifest(api, log, PlatformVersion.of(pinning.images().version()));
    }

    private void warnKindMissing() {
        log.warn(Message.of("install.no-manifest-kind"));
    }

    /** Ensures the release's ProductManifest; empty where it is not wanted, or the platform has no such kind. */
    private Optional<ObjectName> ensureManifest() throws ClusterException, DeployException {
        if (options.release() == DeployOptions.Import.SKIP) {
            return Optional.empty();
        }
        ReleaseManifest release = releaseManifest();
        Optional<ResourceType> type = release.type();
        if (type.isEmpty()) {
            warnKindMissing();
            return Optional.empty();
        }
        Change change = release.ensure(type.get());
        installer.add(change, change.wanted());
        return Optional.of(release.nameFor(type.get()));
    }

    private ReleaseAvailability availability() {
        return new ReleaseAvailability(api, log, releaseManifest().version(), options.shadowGroup());
    }
}
