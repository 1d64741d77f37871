package io.acpupgrade.prep.deploy.install;

import io.acpupgrade.prep.deploy.Clocks;
import io.acpupgrade.prep.deploy.Deadline;
import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.DeployException.Kind;
import io.acpupgrade.prep.deploy.DeployLog;
import io.acpupgrade.prep.deploy.ObjectResolver;
import io.acpupgrade.prep.deploy.manifests.AppliedChange;
import io.acpupgrade.prep.deploy.manifests.Change;
import io.acpupgrade.prep.deploy.manifests.DefinitionGuard;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ConflictException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesApi.Conflicts;
import io.acpupgrade.prep.kubernetes.KubernetesApi.Write;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.text.Durations;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Applies the planned changes in order. */
final class Installer {
    private static final Duration ESTABLISH_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final int ATTEMPTS = 5;

    private final KubernetesApi api;
    private final Conflicts conflicts;
    private final DeployLog log;
    private final Clocks clocks;
    private final List<AppliedChange> applied = new ArrayList<>();

    Installer(KubernetesApi api, Conflicts conflicts, DeployLog log, Clocks clocks) {
        this.api = api;
        this.conflicts = conflicts;
        this.log = log;
        this.clocks = clocks;
    }

    /** The changes applied so far, in order. */
    List<AppliedChange> applied() {
        return List.copyOf(applied);
    }

    void add(Change change, KubernetesObject now) {
        applied.add(new AppliedChange(change, now.resourceVersion()));
    }

    void install(List<Change> changes) throws ClusterException, DeployException, InterruptedException {
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            if (change.isWrite()) {
                KubernetesObject now = apply(toApply(change));
                add(change, now);
                log.info(
                        change.effect() == Change.Effect.CREATED
                                ? Message.of("install.created")
                                : Message.of("install.updated"),
                        step(now, i + 1, changes.size()));
                change.differences().forEach(line -> log.detail(Message.verbatim(line)));
                awaitEstablished(now);
            } else {
                applied.add(new AppliedChange(change, change.resourceVersion()));
                logSkipped(change, step(change.wanted(), i + 1, changes.size()));
            }
        }
    }

    private static Message step(KubernetesObject object, int number, int total) {
        return Message.of("install.step", object, number, total);
    }

    private void logSkipped(Change change, Message step) {
        if (change.effect() == Change.Effect.WITHHELD) {
            log.info(Message.of("install.skipped"), Message.of("install.step-because", step, change.note()));
        } else if (change.effect() == Change.Effect.LEFT) {
            log.info(Message.of("install.left"), Message.of("install.step-because", step, change.note()));
        } else {
            log.detail(Message.of("install.step-unchanged", step));
        }
    }

    private static KubernetesObject toApply(Change change) {
        return change.isOperator() && change.live().isPresent()
                ? RollbackRecord.addTo(change.wanted(), change.live().get())
                : change.wanted();
    }

    KubernetesObject apply(KubernetesObject wanted) throws ClusterException {
        return apply(wanted, conflicts, 1);
    }

    /** Applies the object; on a concurrent write, repeats the apply so that the API server merges again. */
    KubernetesObject apply(KubernetesObject wanted, Conflicts conflictPolicy, int attempt) throws ClusterException {
        try {
            return api.apply(wanted, conflictPolicy, Write.PERSIST);
        } catch (ConflictException e) {
            throw e;
        } catch (ClusterException e) {
            if (e.kind() == ClusterException.Kind.CONFLICT && attempt < ATTEMPTS) {
                return apply(wanted, conflictPolicy, attempt + 1);
            }
            throw e;
        }
    }

    private void awaitEstablished(KubernetesObject written)
            throws ClusterException, DeployException, InterruptedException {
        if (!written.kind().equals(DefinitionGuard.KIND) || DefinitionGuard.isEstablished(written)) {
            return;
        }
        Deadline deadline = Deadline.in(ESTABLISH_TIMEOUT, clocks);
        while (!deadline.isOver()) {
            Thread.sleep(deadline.atMost(POLL_INTERVAL).toMillis());
            if (api.read(ObjectResolver.nameOf(api, written)).stream().anyMatch(DefinitionGuard::isEstablished)) {
                return;
            }
        }
        throw new DeployException(
                Kind.TIMED_OUT,
                Message.of("install.not-established", written, Durations.waited(ESTABLISH_TIMEOUT)),
                List.of(),
                Message.of(
                        "install.not-established-remedy",
                        api.kubectl().with("describe", "crd").operand(written.name())));
    }
}
