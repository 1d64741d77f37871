package io.acpupgrade.prep.deploy.install;

import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.DeployException.Kind;
import io.acpupgrade.prep.deploy.ObjectResolver;
import io.acpupgrade.prep.deploy.manifests.Change;
import io.acpupgrade.prep.deploy.manifests.Change.Effect;
import io.acpupgrade.prep.deploy.manifests.DefinitionGuard;
import io.acpupgrade.prep.deploy.manifests.ExistingOperator;
import io.acpupgrade.prep.deploy.manifests.ImagePinning;
import io.acpupgrade.prep.deploy.manifests.OperatorManifests;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ConflictException;
import io.acpupgrade.prep.kubernetes.FieldConflict;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesApi.Conflicts;
import io.acpupgrade.prep.kubernetes.KubernetesApi.Write;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans the changes of a deployment by the API server's dry run; nothing is written. All conflicts are found before the
 * first object is changed.
 */
final class Planner {
    private final KubernetesApi api;
    private final OperatorManifests manifests;
    private final ImagePinning pinning;
    private final Conflicts conflicts;
    private final List<OwnedField> ownedFields = new ArrayList<>();
    /** Caches which namespaces exist. */
    private final Set<String> existingNamespaces = new HashSet<>();

    /** A field that another field manager owns. */
    private record OwnedField(ObjectName object, FieldConflict conflict) {
        Message description() {
            return Message.of("install.owned-field", object, conflict.field(), conflict.manager());
        }
    }

    Planner(KubernetesApi api, OperatorManifests manifests, ImagePinning pinning, Conflicts conflicts) {
        this.api = api;
        this.manifests = manifests;
        this.pinning = pinning;
        this.conflicts = conflicts;
    }

    /**
     * One change per object, in the order of the manifests.
     *
     * @throws DeployException where other managers own fields (all are named), or a kind is not served
     * @throws ClusterException also where the API server would reject an object
     */
    List<Change> plan() throws ClusterException, InvalidInputException, DeployException {
        ownedFields.clear();
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
                    Message.of("install.withheld", withheld.reason())));
        }
        if (!ownedFields.isEmpty()) {
            throw ownershipConflict();
        }
        return changes;
    }

    private DeployException ownershipConflict() {
        ShellCommand showFields = ownedFields
                .get(0)
                .object()
                .appendTo(api.kubectl().with("get"))
                .with("-o", "yaml", "--show-managed-fields");
        return new DeployException(
                Kind.FAILED,
                Message.of("install.owned-fields", ownedFields.size()),
                ownedFields.stream().map(OwnedField::description).toList(),
                Message.of("install.owned-fields-remedy", showFields));
    }

    private Change change(KubernetesObject pinned) throws ClusterException, DeployException {
        Optional<ResourceType> type = type(pinned);
        KubernetesObject wanted = type.isPresent() ? ObjectResolver.withDefaultNamespace(pinned, type.get()) : pinned;
        Optional<KubernetesObject> live = type.isPresent() ? api.read(wanted.named(type.get())) : Optional.empty();
        if (wanted.kind().equals(DefinitionGuard.KIND)) {
            Optional<Message> objection = new DefinitionGuard(api).reasonToSkip(wanted, live);
            if (objection.isPresent()) {
                return new Change(wanted, live, Effect.LEFT, List.of(), objection.get());
            }
        }
        if (live.isPresent() && wanted.kind().equals("Namespace")) {
            // the namespace belongs to the whole platform, not to the operator
            return new Change(wanted, live, Effect.UNCHANGED, List.of(), Message.NONE);
        }
        return live.isPresent() && type.isPresent()
                ? update(wanted, live.get(), wanted.named(type.get()))
                : created(wanted, type);
    }

    /** Empty where the kind is served only after its definition, which is among the manifests, has been applied. */
    private Optional<ResourceType> type(KubernetesObject object) throws ClusterException, DeployException {
        Optional<ResourceType> type = api.type(object.apiVersion(), object.kind());
        if (type.isEmpty() && !manifests.defines(object)) {
            throw ObjectResolver.notServed(object);
        }
        return type;
    }

    private Change created(KubernetesObject wanted, Optional<ResourceType> type) throws ClusterException {
        if (type.isPresent() && !dependsOnOthers(wanted)) {
            dryRun(wanted);
        }
        return new Change(wanted, Optional.empty(), Effect.CREATED, List.of(), Message.NONE);
    }

    private void dryRun(KubernetesObject wanted) throws ClusterException {
        try {
            api.apply(wanted, conflicts, Write.DRY_RUN);
        } catch (ClusterException e) {
            // a concurrent write; the real apply starts from the newer state
            if (e.kind() != ClusterException.Kind.CONFLICT) {
                throw e;
            }
        }
    }

    /** Whether a dry run would fail because an object it needs is only created by the same run. */
    private boolean dependsOnOthers(KubernetesObject wanted) throws ClusterException {
        if (wanted.kind().endsWith("RoleBinding")) {
            return true;
        }
        return wanted.namespace().isPresent()
                && !namespaceExists(wanted.namespace().get());
    }

    private boolean namespaceExists(String namespace) throws ClusterException {
        if (!existingNamespaces.contains(namespace)
                && api.read(ObjectName.clusterScoped(ResourceType.NAMESPACES, namespace))
                        .isPresent()) {
            existingNamespaces.add(namespace);
        }
        return existingNamespaces.contains(namespace);
    }

    private Change update(KubernetesObject wanted, KubernetesObject live, ObjectName name) throws ClusterException {
        try {
            List<String> differences = ObjectDiff.between(live, api.apply(wanted, conflicts, Write.DRY_RUN));
            Effect effect = differences.isEmpty() ? Effect.UNCHANGED : Effect.UPDATED;
            return new Change(wanted, Optional.of(live), effect, differences, Message.NONE);
        } catch (ConflictException e) {
            for (FieldConflict conflict : e.conflicts()) {
                ownedFields.add(new OwnedField(name, conflict));
            }
            return new Change(wanted, Optional.of(live), Effect.LEFT, List.of(), Message.NONE);
        }
    }
}
