package io.acpupgrade.prep.deploy.install;

import io.acpupgrade.prep.deploy.Clocks;
import io.acpupgrade.prep.deploy.Deadline;
import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.DeployException.Kind;
import io.acpupgrade.prep.deploy.OperatorLog;
import io.acpupgrade.prep.deploy.Places;
import io.acpupgrade.prep.deploy.Words;
import io.acpupgrade.prep.deploy.manifests.Applied;
import io.acpupgrade.prep.deploy.manifests.Change;
import io.acpupgrade.prep.deploy.manifests.DefinitionGuard;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ConflictException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesApi.Conflicts;
import io.acpupgrade.prep.kubernetes.KubernetesApi.Write;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes what was planned into the cluster, one object after the other. */
final class Installer {
    private static final Duration UNTIL_ESTABLISHED = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final int ATTEMPTS = 5;

    private final KubernetesApi api;
    private final Conflicts conflicts;
    private final OperatorLog log;
    private final Clocks clocks;
    private final List<Applied> applied = new ArrayList<>();

    Installer(KubernetesApi api, Conflicts conflicts, OperatorLog log, Clocks clocks) {
        this.api = api;
        this.conflicts = conflicts;
        this.log = log;
        this.clocks = clocks;
    }

    /** What was done so far, in order. */
    List<Applied> applied() {
        return List.copyOf(applied);
    }

    void add(Change change, KubernetesObject now) {
        applied.add(new Applied(change, now.resourceVersion()));
    }

    void install(List<Change> changes) throws ClusterException, DeployException, InterruptedException {
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            String place = " (" + (i + 1) + " of " + changes.size() + ")";
            if (change.isWrite()) {
                KubernetesObject now = apply(written(change));
                add(change, now);
                log.say(change.effect() == Change.Effect.CREATED ? "Created" : "Updated", now + place);
                change.differences().forEach(log::detail);
                awaitDefinition(now);
            } else {
                applied.add(new Applied(change, change.resourceVersion()));
                skipped(change, place);
            }
        }
    }

    private void skipped(Change change, String place) {
        if (change.effect() == Change.Effect.WITHHELD) {
            log.say("Skipped", change.wanted() + place + ": " + change.note());
        } else if (change.effect() == Change.Effect.LEFT) {
            log.say("Left", change.wanted() + place + ": " + change.note());
        } else {
            log.detail(change.wanted() + place + " is as it shall be");
        }
    }

    private static KubernetesObject written(Change change) {
        return change.isOperator() && change.live().isPresent()
                ? RollbackRecord.recorded(change.wanted(), change.live().get())
                : change.wanted();
    }

    KubernetesObject apply(KubernetesObject wanted) throws ClusterException {
        return apply(wanted, conflicts, 1);
    }

    /** An object that somebody else writes to at the same moment is read and merged anew by the API server. */
    KubernetesObject apply(KubernetesObject wanted, Conflicts over, int attempt) throws ClusterException {
        try {
            return api.apply(wanted, over, Write.FOR_REAL);
        } catch (ConflictException e) {
            throw e;
        } catch (ClusterException e) {
            if (e.kind() == ClusterException.Kind.CONFLICT && attempt < ATTEMPTS) {
                return apply(wanted, over, attempt + 1);
            }
            throw e;
        }
    }

    private void awaitDefinition(KubernetesObject written)
            throws ClusterException, DeployException, InterruptedException {
        if (!written.kind().equals(DefinitionGuard.KIND) || DefinitionGuard.isEstablished(written)) {
            return;
        }
        Deadline deadline = Deadline.in(UNTIL_ESTABLISHED, clocks);
        while (!deadline.isOver()) {
            Thread.sleep(deadline.atMost(STEP).toMillis());
            if (api.read(Places.nameOf(api, written)).stream().anyMatch(DefinitionGuard::isEstablished)) {
                return;
            }
        }
        throw new DeployException(
                Kind.TIMED_OUT,
                "Waiting for " + written + " to be established: not within " + Words.of(UNTIL_ESTABLISHED),
                List.of(),
                "See its conditions (" + api.kubectl().with("describe", "crd").operand(written.name())
                        + "), then run the same command again.");
    }
}
