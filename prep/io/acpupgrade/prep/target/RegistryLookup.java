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

/** Determines the registry of a run; reads the cluster only where the user names none. */
public record RegistryLookup(Cluster cluster) {
    private static final int BUILT_IN_PORT = ClusterRegistryMatcher.DEFAULT_PORT;
    private static final Message NAME_REGISTRY = Message.of("target.name-registry");

    public RegistryTarget find(Optional<RegistryAddress> given) throws LookupException, ClusterException {
        if (given.isPresent()) {
            return new RegistryTarget.Explicit(given.get());
        }
        try {
            return ofCluster();
        } catch (ClusterException e) {
            throw e.withAlternative(Message.of("target.with-registry"));
        }
    }

    private RegistryTarget ofCluster() throws LookupException, ClusterException {
        ProductBase base = runningBase();
        RegistryAddress address = storedAddress(base);
        List<Message> reasons = new ArrayList<>();
        reasons.add(Message.of(
                "target.base-names",
                base.apiVersion(),
                base.state().phase(),
                base.state().version(),
                cluster.server(),
                address));
        if (base.registry().pullHost() == PullHost.PLATFORM_URL) {
            reasons.add(Message.of("target.platform-url"));
        }
        return base.registry().ownership() == Ownership.EXTERNAL
                ? external(address, reasons)
                : builtIn(address, reasons);
    }

    private ProductBase runningBase() throws LookupException, ClusterException {
        Optional<ProductBase> found = cluster.productBase();
        if (found.isEmpty()) {
            throw new LookupException(
                    Message.of("target.no-base", cluster.server()),
                    Message.sentences(Message.of("target.is-it-global"), NAME_REGISTRY));
        }
        ProductBase base = found.get();
        if (!base.state().isRunning()) {
            throw new LookupException(
                    Message.of(
                            "target.not-running", cluster.server(), base.state().phase(), conditions(base)),
                    Message.sentences(
                            Message.of(
                                    "target.bring-to-running",
                                    cluster.kubectl()
                                            .with("get", "productbases.product.alauda.io", "base", "-o", "yaml"),
                                    cluster.kubectl().with("-n", ProductBase.NAMESPACE, "get", "apprelease")),
                            NAME_REGISTRY));
        }
        return base;
    }

    private static Message conditions(ProductBase base) {
        List<Condition> conditions = base.state().conditions();
        return conditions.isEmpty()
                ? Message.of("target.no-conditions")
                : Message.clauses(conditions.stream()
                        .map(condition -> Message.verbatim(condition.toString()))
                        .toList());
    }

    private RegistryAddress storedAddress(ProductBase base) throws LookupException, ClusterException {
        Optional<String> text = base.registry().address();
        if (text.isEmpty()) {
            throw new LookupException(Message.of("target.address-not-set", cluster.server()), NAME_REGISTRY);
        }
        try {
            return RegistryAddress.parse(text.get());
        } catch (IllegalArgumentException e) {
            throw new LookupException(
                    Message.of("target.unusable-address", cluster.server(), Message.of(e)), NAME_REGISTRY);
        }
    }

    private static RegistryTarget external(RegistryAddress address, List<Message> reasons) {
        reasons.add(Message.of("target.external"));
        return new RegistryTarget.External(address, reasons);
    }

    private RegistryTarget builtIn(RegistryAddress original, List<Message> reasons)
            throws LookupException, ClusterException {
        Vip vip = vip(original);
        RegistryAddress address = onVip(original, vip);
        reasons.add(Message.of("target.built-in", vip.host(), vip.source()));
        if (original.port().isEmpty()) {
            reasons.add(Message.of("target.usual-port", BUILT_IN_PORT));
        }
        reasons.add(Message.of("target.found", address));
        return new RegistryTarget.BuiltIn(address, original, reasons);
    }

    private Vip vip(RegistryAddress original) throws LookupException, ClusterException {
        Optional<ManagedCluster> global = cluster.managedCluster(ManagedCluster.GLOBAL);
        return global.flatMap(ManagedCluster::vip).orElseThrow(() -> noVip(global, original));
    }

    /** The port is that of the stored address, else the default. */
    private static LookupException noVip(Optional<ManagedCluster> global, RegistryAddress original) {
        return new LookupException(
                global.isEmpty() ? Message.of("target.no-global") : Message.of("target.no-vip"),
                Message.of(
                        "target.pass-control-plane",
                        original.withDefaultPort(BUILT_IN_PORT).authority()));
    }

    private static RegistryAddress onVip(RegistryAddress original, Vip vip) throws LookupException {
        try {
            return original.withHost(vip.host()).withDefaultPort(BUILT_IN_PORT);
        } catch (IllegalArgumentException e) {
            throw new LookupException(Message.of("target.unusable-vip", vip.source(), Message.of(e)), NAME_REGISTRY);
        }
    }
}
