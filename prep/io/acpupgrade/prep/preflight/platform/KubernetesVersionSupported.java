package io.acpupgrade.prep.preflight.platform;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.platform.MinorVersion;
import io.acpupgrade.prep.platform.TargetMinor;
import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.platform.VersionRange;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.ProposedUpgrade;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.NameList;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every workload cluster runs a Kubernetes version that the target supports. The global cluster is exempt, because its
 * Kubernetes is upgraded with the platform, and imported clusters have a range of their own. In addition, no kubelet of
 * the cluster is newer than its API server or older than the supported version skew.
 */
record KubernetesVersionSupported(VersionData data) implements Check {
    private static final String IMPORTED = "Imported";
    /** How many minor versions a kubelet may be behind its API server (Kubernetes, "Version Skew Policy"). */
    private static final int SUPPORTED_SKEW = 3;

    @Override
    public String name() {
        return "KubernetesVersionSupported";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        ProposedUpgrade upgrade = context.upgrade();
        Optional<VersionRange> range = data.target(upgrade.target().minor()).map(TargetMinor::kubernetes);
        if (range.isEmpty()) {
            return Verdict.unknown(
                    "VersionDataMissing", Message.of("check.kubernetes-versions-unknown", upgrade.target()));
        }
        Count count = new Count(range.get(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        context.global().list(ObjectSelector.all(ResourceType.CLUSTERS), cluster -> count.add(cluster, upgrade));
        Optional<Verdict> skew = count.unsupported().isEmpty() ? skew(context) : Optional.empty();
        return skew.isPresent() ? skew.get() : count.verdict(context);
    }

    private static Optional<Verdict> skew(CheckContext context) throws ClusterException {
        Optional<MinorVersion> server = context.global()
                .read(ObjectName.clusterScoped(
                        ResourceType.CLUSTERS, context.upgrade().cluster()))
                .flatMap(cluster -> MinorVersion.atStartOf(cluster.fields().textOrEmpty("/status/version")));
        if (server.isEmpty()) {
            return Optional.empty();
        }
        List<Message> skewed = context.cluster().nodes().stream()
                .filter(node -> MinorVersion.atStartOf(node.kubelet()).stream()
                        .anyMatch(kubelet -> isSkewed(kubelet, server.get())))
                .map(node -> Message.of("preflight.item", node.name(), node.kubelet()))
                .toList();
        return skewed.isEmpty()
                ? Optional.empty()
                : Optional.of(Verdict.failed(
                        "KubeletVersionSkew",
                        Message.of("check.kubelet-skew", server.get(), SUPPORTED_SKEW, NameList.shortened(skewed)),
                        List.of(Advice.of(
                                Message.of("check.fix-kubelet-skew"),
                                context.cluster().kubectl("get", "nodes", "-o", "wide")))));
    }

    private static boolean isSkewed(MinorVersion kubelet, MinorVersion server) {
        int behind = server.minor() - kubelet.minor();
        return kubelet.major() != server.major() || behind < 0 || behind > SUPPORTED_SKEW;
    }

    /** The clusters inside the supported range, outside of it, and without a reported version. */
    private record Count(
            VersionRange range, List<Message> supported, List<Message> unsupported, List<Message> unreported) {
        void add(KubernetesObject cluster, ProposedUpgrade upgrade) {
            boolean included = upgrade.isGlobal()
                    ? !cluster.name().equals(ManagedCluster.GLOBAL)
                    : cluster.name().equals(upgrade.cluster());
            FieldReader fields = cluster.fields();
            if (!included || fields.textOrEmpty("/spec/type").equals(IMPORTED)) {
                return;
            }
            String version = fields.textOrEmpty("/status/version");
            Optional<MinorVersion> minor = MinorVersion.atStartOf(version);
            List<Message> place =
                    minor.isEmpty() ? unreported : minor.filter(range::contains).isPresent() ? supported : unsupported;
            place.add(Message.of(
                    "preflight.item",
                    cluster.name(),
                    version.isEmpty() ? Message.of("preflight.not-set") : Message.verbatim(version)));
        }

        Verdict verdict(CheckContext context) {
            if (!unsupported.isEmpty()) {
                return Verdict.failed(
                        "UnsupportedKubernetesVersion",
                        Message.of(
                                "check.kubernetes-unsupported",
                                context.upgrade().target(),
                                range,
                                NameList.shortened(unsupported)),
                        List.of(Advice.of(Message.of("check.upgrade-kubernetes"))));
            }
            if (supported.isEmpty() && unreported.isEmpty()) {
                return Verdict.passed(Message.of("check.no-workload-clusters", range));
            }
            return unreported.isEmpty()
                    ? Verdict.passed(Message.of("check.kubernetes-supported", supported.size(), range))
                    : Verdict.retry(
                            "KubernetesVersionUnknown",
                            Message.of("check.kubernetes-not-reported", NameList.shortened(unreported)));
        }
    }
}
