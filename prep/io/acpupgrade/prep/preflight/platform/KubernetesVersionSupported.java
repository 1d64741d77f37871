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
import io.acpupgrade.prep.text.Units;
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
                    "VersionDataMissing",
                    Message.text("which versions of Kubernetes " + upgrade.target()
                            + " gets along with is not in the version data (--version-data)"));
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
        List<String> skewed = context.cluster().nodes().stream()
                .filter(node -> MinorVersion.atStartOf(node.kubelet()).stream()
                        .anyMatch(kubelet -> isSkewed(kubelet, server.get())))
                .map(node -> node.name() + " (" + node.kubelet() + ")")
                .toList();
        return skewed.isEmpty()
                ? Optional.empty()
                : Optional.of(Verdict.failed(
                        "KubeletVersionSkew",
                        Message.text(
                                "the API server is " + server.get() + ", and these kubelets are newer or more than "
                                        + SUPPORTED_SKEW + " minor versions older: " + NameList.of(skewed)),
                        List.of(Advice.of(
                                Message.text("Bring these nodes to the Kubernetes of their cluster first."),
                                context.cluster().kubectl("get", "nodes", "-o", "wide")))));
    }

    private static boolean isSkewed(MinorVersion kubelet, MinorVersion server) {
        int behind = server.minor() - kubelet.minor();
        return kubelet.major() != server.major() || behind < 0 || behind > SUPPORTED_SKEW;
    }

    /** The clusters inside the supported range, outside of it, and without a reported version. */
    private record Count(
            VersionRange range, List<String> supported, List<String> unsupported, List<String> unreported) {
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
            List<String> place =
                    minor.isEmpty() ? unreported : minor.filter(range::contains).isPresent() ? supported : unsupported;
            place.add(cluster.name() + " (" + (version.isEmpty() ? "none" : version) + ")");
        }

        Verdict verdict(CheckContext context) {
            if (!unsupported.isEmpty()) {
                return Verdict.failed(
                        "UnsupportedKubernetesVersion",
                        Message.text(context.upgrade().target() + " gets along with Kubernetes " + range
                                + ", which these are not: " + NameList.of(unsupported)),
                        List.of(Advice.of(Message.text(
                                "Upgrade these clusters within the present version of the platform first."))));
            }
            if (supported.isEmpty() && unreported.isEmpty()) {
                return Verdict.passed(Message.text("no workload cluster is held against the range " + range));
            }
            return unreported.isEmpty()
                    ? Verdict.passed(
                            Message.text("of " + Units.count(supported.size(), "cluster") + " none is out of " + range))
                    : Verdict.retry(
                            "KubernetesVersionUnknown",
                            Message.text("these clusters do not say: " + NameList.of(unreported)));
        }
    }
}
