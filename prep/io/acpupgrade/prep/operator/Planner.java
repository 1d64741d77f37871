package io.acpupgrade.prep.operator;

import io.acpupgrade.prep.cluster.ClusterException;
import io.acpupgrade.prep.cluster.ConflictException;
import io.acpupgrade.prep.cluster.FieldConflict;
import io.acpupgrade.prep.cluster.KubernetesApi;
import io.acpupgrade.prep.cluster.KubernetesApi.Conflicts;
import io.acpupgrade.prep.cluster.KubernetesApi.Write;
import io.acpupgrade.prep.cluster.KubernetesObject;
import io.acpupgrade.prep.cluster.ObjectName;
import io.acpupgrade.prep.cluster.ResourceType;
import io.acpupgrade.prep.operator.Change.Effect;
import io.acpupgrade.prep.operator.DeployException.Kind;
import io.acpupgrade.registry.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what deploying would change, by the API server's own dry run; nothing is written. All conflicts are found
 * before the first object is touched.
 */
final class Planner {
    private final KubernetesApi api;
    private final Pinning pinning;
    private final Conflicts conflicts;
    private final List<String> disputed = new ArrayList<>();

    Planner(KubernetesApi api, Pinning pinning, Conflicts conflicts) {
        this.api = api;
        this.pinning = pinning;
        this.conflicts = conflicts;
    }

    /**
     * A change for each object, in the order of the manifests.
     *
     * @throws DeployException where fields belong to other managers, with all of them
     */
    List<Change> plan(OperatorManifests manifests) throws ClusterException, InvalidInputException, DeployException {
        disputed.clear();
        List<Change> changes = new ArrayList<>();
        for (KubernetesObject object : new ExistingOperator(api).adopt(manifests)) {
            changes.add(change(pinning.pin(object)));
        }
        for (OperatorManifests.Withheld withheld : manifests.withheld()) {
            changes.add(new Change(
                    withheld.object(),
                    Optional.empty(),
                    Effect.WITHHELD,
                    List.of(),
                    withheld.reason() + " (--all-manifests applies it)"));
        }
        if (!disputed.isEmpty()) {
            throw new DeployException(
                    Kind.FAILED,
                    "Deploying the operator: " + disputed.size()
                            + (disputed.size() == 1 ? " field belongs" : " fields belong")
                            + " to somebody else; nothing was changed",
                    disputed,
                    "Ask the other manager's owner to give the field up ("
                            + api.kubectl().with("get", "-o", "yaml", "--show-managed-fields") + " shows"
                            + " who has what), or take it over: run the same command with --force-conflicts.");
        }
        return changes;
    }

    private Change change(KubernetesObject pinned) throws ClusterException, DeployException {
        Optional<ResourceType> type = api.type(pinned.apiVersion(), pinned.kind());
        KubernetesObject wanted = type.isPresent() ? Places.placed(pinned, type.get()) : pinned;
        Optional<KubernetesObject> live = type.isPresent() ? api.read(wanted.named(type.get())) : Optional.empty();
        if (wanted.kind().equals(DefinitionGuard.KIND)) {
            Optional<String> objection = new DefinitionGuard(api).objection(wanted, live);
            if (objection.isPresent()) {
                return new Change(wanted, live, Effect.LEFT, List.of(), objection.get());
            }
        }
        if (live.isPresent() && wanted.kind().equals("Namespace")) {
            // it belongs to the whole platform, of which the operator is a part
            return new Change(wanted, live, Effect.UNCHANGED, List.of(), "");
        }
        return live.isPresent() ? update(wanted, live.get()) : new Change(wanted, live, Effect.CREATED, List.of(), "");
    }

    private Change update(KubernetesObject wanted, KubernetesObject live) throws ClusterException {
        try {
            List<String> differences = ObjectDiff.between(live, api.apply(wanted, conflicts, Write.DRY_RUN));
            Effect effect = differences.isEmpty() ? Effect.UNCHANGED : Effect.UPDATED;
            return new Change(wanted, Optional.of(live), effect, differences, "");
        } catch (ConflictException e) {
            for (FieldConflict conflict : e.conflicts()) {
                disputed.add(live + ": " + conflict.field() + " belongs to \"" + conflict.manager() + "\"");
            }
            return new Change(wanted, Optional.of(live), Effect.LEFT, List.of(), "conflict");
        }
    }

    /** The name under which an object of the manifests is found in the cluster. */
    static ObjectName nameOf(KubernetesApi api, KubernetesObject object) throws ClusterException, DeployException {
        ResourceType type = api.type(object.apiVersion(), object.kind())
                .orElseThrow(() -> new DeployException(
                        Kind.FAILED,
                        "Deploying " + object + ": this cluster serves no " + object.kind() + " in "
                                + object.apiVersion(),
                        List.of(),
                        "Install what defines that kind first, or use manifests for this version of Kubernetes."));
        return Places.placed(object, type).named(type);
    }
}
