package io.acpupgrade.prep.deploy.release;

import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.DeployException.Kind;
import io.acpupgrade.prep.deploy.DeployLog;
import io.acpupgrade.prep.deploy.ObjectResolver;
import io.acpupgrade.prep.deploy.manifests.Change;
import io.acpupgrade.prep.deploy.manifests.OperatorManifests;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.ProductManifest;
import io.acpupgrade.prep.text.ShellCommand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes a release known to the platform: its ProductManifest is created where it is absent, and never changed. */
public record ReleaseManifest(KubernetesApi api, DeployLog log, PlatformVersion version) {

    /** The one kind of that name; nothing where the platform has none. */
    public Optional<ResourceType> type() throws ClusterException, DeployException {
        List<ResourceType> types = api.types(ProductManifest.KIND);
        if (types.size() > 1) {
            throw new DeployException(
                    Kind.FAILED,
                    "Looking for the kind " + ProductManifest.KIND + ": " + types.size() + " groups serve it",
                    types.stream().map(ResourceType::apiVersion).toList(),
                    "Remove the definition that is not the platform's, then run the same command again.");
        }
        return types.stream().findFirst();
    }

    public ObjectName nameFor(ResourceType type) {
        return type.isNamespaced()
                ? ObjectName.namespaced(type, ProductBase.NAMESPACE, version.tagged())
                : ObjectName.clusterScoped(type, version.tagged());
    }

    /**
     * What {@link #ensure} would do, before the kind is even served.
     *
     * @param manifests may bring the kind along
     * @throws DeployException where one of that name stands for another version
     */
    public Optional<Change> plan(OperatorManifests manifests) throws ClusterException, DeployException {
        Optional<ResourceType> type = type();
        Optional<KubernetesObject> live = type.isPresent() ? api.read(nameFor(type.get())) : Optional.empty();
        if (live.isPresent()) {
            return Optional.of(checkExisting(live.get()));
        }
        return type.map(ResourceType::apiVersion)
                .or(() -> manifests.apiVersionOf(ProductManifest.KIND))
                .map(apiVersion -> KubernetesObject.of(ProductManifest.desired(version, apiVersion)))
                .map(wanted -> new Change(wanted, Optional.empty(), Change.Effect.CREATED, List.of(), ""));
    }

    /**
     * Sees that it is there.
     *
     * @return what was done, with the object
     * @throws DeployException where one of that name stands for another version
     */
    public Change ensure(ResourceType type) throws ClusterException, DeployException {
        Optional<KubernetesObject> live = api.read(nameFor(type));
        return live.isPresent() ? checkExisting(live.get()) : create(type);
    }

    private Change create(ResourceType type) throws ClusterException, DeployException {
        KubernetesObject wanted = ObjectResolver.withDefaultNamespace(
                KubernetesObject.of(ProductManifest.desired(version, type.apiVersion())), type);
        try {
            KubernetesObject created = api.create(wanted);
            log.info("Manifest", created + " created: the operator may now offer " + version.plain());
            return new Change(created, Optional.empty(), Change.Effect.CREATED, List.of(), "");
        } catch (ClusterException e) {
            Optional<KubernetesObject> meanwhile =
                    e.kind() == ClusterException.Kind.CONFLICT ? api.read(nameFor(type)) : Optional.empty();
            if (meanwhile.isPresent()) {
                return checkExisting(meanwhile.get());
            }
            throw e;
        }
    }

    private Change checkExisting(KubernetesObject live) throws DeployException {
        ProductManifest manifest = ProductManifest.parse(live.json());
        if (!manifest.isFor(version)) {
            throw new DeployException(
                    Kind.FAILED,
                    "Making " + version.plain() + " known: " + live + " is there and stands for "
                            + manifest.version().orElse("no version"),
                    List.of(),
                    "It is never overwritten. Find out who made it (" + showCommand(live) + "); if it is"
                            + " wrong, delete it and run the same command again.");
        }
        log.info("Manifest", live + " is there already");
        return new Change(live, Optional.of(live), Change.Effect.UNCHANGED, List.of(), "");
    }

    private ShellCommand showCommand(KubernetesObject live) {
        ShellCommand named = api.kubectl()
                .with("get", "-o", "yaml", live.kind().toLowerCase(Locale.ROOT))
                .operand(live.name());
        return live.namespace().map(namespace -> named.option("-n", namespace)).orElse(named);
    }
}
