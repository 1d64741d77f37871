package io.acpupgrade.prep.deploy.manifests;

import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.DeployException.Kind;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Protects existing CustomResourceDefinitions: they are not downgraded, do not lose versions that still have objects,
 * and are not duplicated in another group.
 */
public record DefinitionGuard(KubernetesApi api) {
    public static final String KIND = "CustomResourceDefinition";

    /**
     * Why the definition must not be applied; empty where it may.
     *
     * @throws DeployException where it can be neither skipped nor applied
     */
    public Optional<Message> reasonToSkip(KubernetesObject wanted, Optional<KubernetesObject> live)
            throws ClusterException, DeployException {
        return live.isPresent() ? reasonToSkip(wanted, live.get()) : servedElsewhere(wanted);
    }

    private Optional<Message> servedElsewhere(KubernetesObject wanted) throws ClusterException {
        String group = wanted.fields().textOrEmpty("/spec/group");
        String kind = wanted.fields().textOrEmpty("/spec/names/kind");
        return api.types(kind).stream()
                .filter(type -> !type.group().equals(group))
                .findFirst()
                .map(type -> Message.of("manifests.kind-elsewhere", kind, type.apiVersion()));
    }

    private Optional<Message> reasonToSkip(KubernetesObject wanted, KubernetesObject live)
            throws ClusterException, DeployException {
        if (!KubernetesApi.FIELD_MANAGER.equals(live.labels().get(ImagePinning.MANAGED_BY_LABEL))) {
            return Optional.of(Message.of("manifests.not-ours"));
        }
        ApiVersion storage = storage(live);
        if (storage.isNewerThan(storage(wanted))) {
            return Optional.of(Message.of(
                    "manifests.newer-definition",
                    storage.name(),
                    storage(wanted).name()));
        }
        refuseVersionLoss(wanted, live);
        return Optional.empty();
    }

    private void refuseVersionLoss(KubernetesObject wanted, KubernetesObject live)
            throws ClusterException, DeployException {
        List<String> kept = versions(wanted);
        List<String> lost = without(kept, live.fields().texts("/status/storedVersions"));
        List<String> noLongerServed = without(kept, versions(live));
        // listing all namespaces needs a right that only this case uses
        if (lost.isEmpty() && !noLongerServed.isEmpty() && hasObjects(live)) {
            lost = noLongerServed;
        }
        if (!lost.isEmpty()) {
            throw new DeployException(
                    Kind.FAILED,
                    Message.of("manifests.version-lost", live, lost),
                    List.of(
                            Message.of(
                                    "manifests.versions-stored", live.fields().texts("/status/storedVersions")),
                            Message.of("manifests.versions-kept", kept)),
                    Message.of("manifests.version-lost-remedy"));
        }
    }

    private static List<String> without(List<String> kept, List<String> versions) {
        return versions.stream().filter(version -> !kept.contains(version)).toList();
    }

    private boolean hasObjects(KubernetesObject live) throws ClusterException {
        FieldReader fields = live.fields();
        Optional<ResourceType> type = api.type(
                fields.textOrEmpty("/spec/group") + "/" + storage(live).name(), fields.textOrEmpty("/spec/names/kind"));
        List<String> found = new ArrayList<>();
        if (type.isPresent()) {
            api.list(ObjectSelector.all(type.get()), object -> found.add(object.name()));
        }
        return !found.isEmpty();
    }

    private static List<String> versions(KubernetesObject definition) {
        return definition.fields().list("/spec/versions").stream()
                .filter(version -> version.isTrue("/served"))
                .map(version -> version.textOrEmpty("/name"))
                .collect(Collectors.toList());
    }

    private static ApiVersion storage(KubernetesObject definition) {
        return definition.fields().list("/spec/versions").stream()
                .filter(version -> version.isTrue("/storage"))
                .map(version -> new ApiVersion(version.textOrEmpty("/name")))
                .findFirst()
                .orElse(new ApiVersion(""));
    }

    /** Whether the API server serves the defined kind. */
    public static boolean isEstablished(KubernetesObject definition) {
        return definition.fields().condition("Established").stream()
                .anyMatch(condition -> condition.status().equals("True"));
    }
}
