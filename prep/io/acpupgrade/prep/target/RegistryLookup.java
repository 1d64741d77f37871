package io.acpupgrade.prep.target;

import io.acpupgrade.prep.kubernetes.Cluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Condition;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ProductBase.Ownership;
import io.acpupgrade.prep.kubernetes.ProductBase.PullHost;
import io.acpupgrade.prep.kubernetes.Vip;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Determines the registry of a run; reads the cluster only where the user names none. */
public record RegistryLookup(Cluster cluster) {
    private static final int BUILT_IN_PORT = ClusterRegistryMatcher.DEFAULT_PORT;
    private static final String NAME_REGISTRY = "Name the registry with --registry HOST[:PORT].";

    public RegistryTarget find(Optional<RegistryAddress> given) throws LookupException, ClusterException {
        if (given.isPresent()) {
            return new RegistryTarget.Explicit(given.get());
        }
        try {
            return ofCluster();
        } catch (ClusterException e) {
            throw e.withAlternative(
                    Message.text("With --registry HOST[:PORT] the cluster is not asked for the registry."));
        }
    }

    private RegistryTarget ofCluster() throws LookupException, ClusterException {
        ProductBase base = runningBase();
        RegistryAddress address = storedAddress(base);
        List<String> reasons = new ArrayList<>();
        reasons.add(
                "ProductBase base (" + base.apiVersion() + ", " + base.state().phase() + ", version "
                        + base.state().version() + ") of " + cluster.server() + " names the registry " + address);
        if (base.registry().pullHost() == PullHost.PLATFORM_URL) {
            reasons.add("spec.registry.preferPlatformURL is about where workload clusters pull, and has no say here");
        }
        return base.registry().ownership() == Ownership.EXTERNAL
                ? external(address, reasons)
                : builtIn(address, reasons);
    }

    private ProductBase runningBase() throws LookupException, ClusterException {
        Optional<ProductBase> found = cluster.productBase();
        if (found.isEmpty()) {
            throw new LookupException(
                    Message.text(
                            "Looking for the registry: the cluster " + cluster.server() + " has no ProductBase 'base'"),
                    Message.text("Is it the platform's global cluster? Choose that with --kubeconfig or --context. "
                            + NAME_REGISTRY));
        }
        ProductBase base = found.get();
        if (!base.state().isRunning()) {
            throw new LookupException(
                    Message.text("Looking for the registry: ProductBase base of " + cluster.server()
                            + " is not Running but " + base.state().phase() + conditions(base)),
                    Message.text("Bring the platform to Running first; `"
                            + cluster.kubectl().with("get", "productbases.product.alauda.io", "base", "-o", "yaml")
                            + "` and `" + cluster.kubectl().with("-n", ProductBase.NAMESPACE, "get", "apprelease")
                            + "` show what holds it up. " + NAME_REGISTRY));
        }
        return base;
    }

    private static String conditions(ProductBase base) {
        List<Condition> conditions = base.state().conditions();
        return conditions.isEmpty()
                ? " (it lists no conditions)"
                : conditions.stream().map(Condition::toString).collect(Collectors.joining("; ", " (", ")"));
    }

    private RegistryAddress storedAddress(ProductBase base) throws LookupException, ClusterException {
        String place = "spec.registry.address of ProductBase base in " + cluster.server();
        Optional<String> text = base.registry().address();
        if (text.isEmpty()) {
            throw new LookupException(
                    Message.text("Looking for the registry: " + place + " is not set"), Message.text(NAME_REGISTRY));
        }
        try {
            return RegistryAddress.parse(text.get());
        } catch (IllegalArgumentException e) {
            throw new LookupException(
                    Message.text("Looking for the registry: " + place + " cannot be used: " + e.getMessage()),
                    Message.text(NAME_REGISTRY));
        }
    }

    private static RegistryTarget external(RegistryAddress address, List<String> reasons) {
        reasons.add("it is external (spec.registry.external: true), so nothing is pushed:"
                + " the images this version needs have to be there already");
        return new RegistryTarget.External(address, Message.texts(reasons));
    }

    private RegistryTarget builtIn(RegistryAddress original, List<String> reasons)
            throws LookupException, ClusterException {
        Vip vip = vip(original);
        RegistryAddress address = onVip(original, vip);
        reasons.add("it is the built-in one (spec.registry.external is not true), so it is reached through the VIP of"
                + " the global cluster: " + vip.host() + " (" + vip.source() + ")");
        if (original.port().isEmpty()) {
            reasons.add(
                    "the stored address has no port, so the built-in registry's usual one is taken: " + BUILT_IN_PORT);
        }
        reasons.add("the registry is " + address);
        return new RegistryTarget.BuiltIn(address, original, Message.texts(reasons));
    }

    private Vip vip(RegistryAddress original) throws LookupException, ClusterException {
        Optional<ManagedCluster> global = cluster.managedCluster(ManagedCluster.GLOBAL);
        return global.flatMap(ManagedCluster::vip).orElseThrow(() -> noVip(global, original));
    }

    /** The port is that of the stored address, else the default. */
    private static LookupException noVip(Optional<ManagedCluster> global, RegistryAddress original) {
        String what = global.isEmpty()
                ? "clusters.platform.tkestack.io 'global' does not exist"
                : "clusters.platform.tkestack.io 'global' has no VIP, no machine and no address";
        return new LookupException(
                Message.text("Looking for the VIP of the built-in registry: " + what),
                Message.text("Pass --registry HOST:PORT with the address of the global control plane and the port of "
                        + original.withDefaultPort(BUILT_IN_PORT).authority() + "."));
    }

    private static RegistryAddress onVip(RegistryAddress original, Vip vip) throws LookupException {
        try {
            return original.withHost(vip.host()).withDefaultPort(BUILT_IN_PORT);
        } catch (IllegalArgumentException e) {
            throw new LookupException(
                    Message.text("Looking for the VIP of the built-in registry: " + vip.source()
                            + " of clusters.platform.tkestack.io 'global' cannot be used: " + e.getMessage()),
                    Message.text(NAME_REGISTRY));
        }
    }
}
