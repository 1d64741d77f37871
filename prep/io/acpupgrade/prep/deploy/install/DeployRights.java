package io.acpupgrade.prep.deploy.install;

import io.acpupgrade.prep.deploy.ObjectResolver;
import io.acpupgrade.prep.deploy.lock.DeployLock;
import io.acpupgrade.prep.deploy.manifests.OperatorManifests;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.RequiredRights;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.ResourceType.Scope;
import io.acpupgrade.prep.kubernetes.Right;
import io.acpupgrade.prep.platform.ProductManifest;
import io.acpupgrade.prep.platform.ShadowLookup;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks the rights that a deployment needs before anything is written, and reports all missing ones at once. */
public record DeployRights(KubernetesApi api) {
    private static final Right EVERYTHING = Right.to("*", new ResourceType("*", "", "", "*", Scope.CLUSTER));

    /**
     * Requires every right that the deployment needs.
     *
     * @throws ClusterException FORBIDDEN where any right is missing
     */
    public void require(OperatorManifests manifests) throws ClusterException {
        // most users are cluster administrators: one question is enough
        if (api.allows(EVERYTHING)) {
            return;
        }
        new RequiredRights(api).require(Message.of("install.rights"), needed(manifests));
    }

    private List<Right> needed(OperatorManifests manifests) throws ClusterException {
        List<Right> rights = new ArrayList<>();
        rights.add(Right.to("get", ResourceType.PRODUCT_BASES).named("base"));
        rights.add(Right.to("get", ResourceType.CLUSTERS).named(ManagedCluster.GLOBAL));
        for (KubernetesObject object : manifests.objects()) {
            api.type(object.apiVersion(), object.kind())
                    .map(type ->
                            ObjectResolver.withDefaultNamespace(object, type).named(type))
                    .ifPresent(
                            name -> Stream.of("get", "patch").map(name::right).forEach(rights::add));
        }
        manifests.objects().stream()
                .flatMap(object -> object.namespace().stream())
                .distinct()
                .map(namespace -> Right.to("get", ResourceType.NAMESPACES).named(namespace))
                .forEach(rights::add);
        rights.addAll(DeployLock.rights());
        for (String verb : new String[] {"list", "watch"}) {
            rights.add(inPlatform(verb, ResourceType.DEPLOYMENTS));
        }
        rights.add(inPlatform("list", ResourceType.PODS));
        rights.add(inPlatform("create", ResourceType.EVENTS));
        rights.addAll(ofKind(ShadowLookup.KIND, "get", "list", "watch"));
        rights.addAll(ofKind(ProductManifest.KIND, "get", "list", "watch", "create"));
        return rights;
    }

    /** The rights on a kind, in each group that serves it now. */
    private List<Right> ofKind(String kind, String... verbs) throws ClusterException {
        List<Right> rights = new ArrayList<>();
        for (ResourceType type : api.types(kind)) {
            for (String verb : verbs) {
                rights.add(type.isNamespaced() ? inPlatform(verb, type) : Right.to(verb, type));
            }
        }
        return rights;
    }

    private static Right inPlatform(String verb, ResourceType type) {
        return Right.to(verb, type).inNamespace(ProductBase.NAMESPACE);
    }
}
