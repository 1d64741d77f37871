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
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ProductManifest that announces a release to the operator: created where it is missing, never changed. */
public record ReleaseManifest(KubernetesApi api, DeployLog log, PlatformVersion version) {

    /** The ProductManifest type; empty where the platform does not serve it. */
    public Optional<ResourceType> type() throws ClusterException, DeployException {
        List<ResourceType> types = api.types(ProductManifest.KIND);
        if (types.size() > 1) {
            throw new DeployException(
                    Kind.FAILED,
                    Message.of("release.several-groups", ProductManifest.KIND, types.size()),
                    types.stream()
                            .map(ResourceType::apiVersion)
                            .map(Message::verbatim)
                            .toList(),
                    Message.of("release.several-groups-remedy"));
        }
        return types.stream().findFirst();
    }

    public ObjectName nameFor(ResourceType type) {
        return type.isNamespaced()
                ? ObjectName.namespaced(type, ProductBase.NAMESPACE, version.tagged())
                : ObjectName.clusterScoped(type, version.tagged());
    }

    /**
     * Plans {@link #ensure}, also before the kind is served.
     *
     * @param manifests may define the kind
     * @throws DeployException where a manifest of that name has another version
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
                .map(wanted -> new Change(wanted, Optional.empty(), Change.Effect.CREATED, List.of(), Message.NONE));
    }

    /**
     * Creates the manifest unless it exists.
     *
     * @return the change, with the object
     * @throws DeployException where a manifest of that name has another version
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
            log.info(Message.of("release.manifest"), Message.of("release.manifest-created", created, version.plain()));
            return new Change(created, Optional.empty(), Change.Effect.CREATED, List.of(), Message.NONE);
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
                    manifest.version()
                            .map(other -> Message.of("release.manifest-of-other", version.plain(), live, other))
                            .orElseGet(() -> Message.of("release.manifest-of-none", version.plain(), live)),
                    List.of(),
                    Message.of("release.manifest-remedy", showCommand(live)));
        }
        log.info(Message.of("release.manifest"), Message.of("release.manifest-exists", live));
        return new Change(live, Optional.of(live), Change.Effect.UNCHANGED, List.of(), Message.NONE);
    }

    private ShellCommand showCommand(KubernetesObject live) {
        ShellCommand named = api.kubectl()
                .with("get", "-o", "yaml", live.kind().toLowerCase(Locale.ROOT))
                .operand(live.name());
        return live.namespace().map(namespace -> named.option("-n", namespace)).orElse(named);
    }
}
