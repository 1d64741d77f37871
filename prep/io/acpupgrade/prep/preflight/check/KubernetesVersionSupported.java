package io.acpupgrade.prep.preflight.check;

import io.acpupgrade.prep.cluster.ClusterException;
import io.acpupgrade.prep.cluster.Fields;
import io.acpupgrade.prep.cluster.KubernetesObject;
import io.acpupgrade.prep.cluster.ResourceType;
import io.acpupgrade.prep.cluster.Selection;
import io.acpupgrade.prep.platform.MinorVersion;
import io.acpupgrade.prep.platform.TargetMinor;
import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.platform.VersionRange;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.Evidence;
import io.acpupgrade.prep.preflight.Subject;
import io.acpupgrade.prep.preflight.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every workload cluster has a Kubernetes that the target gets along with. The global cluster is not held against the
 * range, because its Kubernetes moves together with the platform; clusters that others run have a range of their own.
 */
record KubernetesVersionSupported(VersionData data) implements Check {
    private static final String IMPORTED = "Imported";

    @Override
    public String name() {
        return "KubernetesVersionSupported";
    }

    @Override
    public Verdict judge(Evidence evidence) throws ClusterException {
        Subject subject = evidence.subject();
        Optional<VersionRange> range = data.target(subject.target().minor()).map(TargetMinor::kubernetes);
        if (range.isEmpty()) {
            return Verdict.unknown(
                    "VersionDataMissing",
                    "which versions of Kubernetes " + subject.target()
                            + " gets along with is not in the version data (--version-data)");
        }
        Count count = new Count(range.get(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        evidence.global().list(Selection.every(ResourceType.CLUSTERS), cluster -> count.add(cluster, subject));
        return count.verdict(evidence);
    }

    /** The clusters that are in the range, out of it, and that do not say. */
    private record Count(VersionRange range, List<String> good, List<String> bad, List<String> silent) {
        void add(KubernetesObject cluster, Subject subject) {
            boolean asked = subject.isGlobal()
                    ? !cluster.name().equals(Subject.GLOBAL)
                    : cluster.name().equals(subject.cluster());
            Fields fields = cluster.fields();
            if (!asked || fields.textOrEmpty("/spec/type").equals(IMPORTED)) {
                return;
            }
            String version = fields.textOrEmpty("/status/version");
            Optional<MinorVersion> minor = MinorVersion.atStartOf(version);
            List<String> place =
                    minor.isEmpty() ? silent : minor.filter(range::contains).isPresent() ? good : bad;
            place.add(cluster.name() + " (" + (version.isEmpty() ? "none" : version) + ")");
        }

        Verdict verdict(Evidence evidence) {
            if (!bad.isEmpty()) {
                return Verdict.failed(
                        "UnsupportedKubernetesVersion",
                        evidence.subject().target() + " gets along with Kubernetes " + range + ", which these are not: "
                                + Names.of(bad),
                        List.of(Advice.of("Upgrade these clusters within the present version of the platform first.")));
            }
            return silent.isEmpty()
                    ? Verdict.passed("of " + Names.count(good.size(), "cluster") + " none is out of " + range)
                    : Verdict.retry("KubernetesVersionUnknown", "these clusters do not say: " + Names.of(silent));
        }
    }
}
