package io.acpupgrade.prep.preflight.check;

import io.acpupgrade.prep.cluster.ClusterException;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.Evidence;
import io.acpupgrade.prep.preflight.Node;
import io.acpupgrade.prep.preflight.Verdict;
import java.util.List;

/** No node runs its containers with Docker. */
final class DockerRuntimeUnsupported implements Check {
    @Override
    public String name() {
        return "DockerRuntimeUnsupported";
    }

    @Override
    public Verdict judge(Evidence evidence) throws ClusterException {
        List<Node> nodes = evidence.upgraded().nodes();
        List<String> docker = names(nodes.stream()
                .filter(node -> node.runtime().startsWith("docker:"))
                .toList());
        List<String> silent =
                names(nodes.stream().filter(node -> node.runtime().isEmpty()).toList());
        if (!docker.isEmpty()) {
            return Verdict.failed(
                    "DockerRuntimeFound",
                    docker.size() + " of " + nodes.size() + " nodes run Docker: " + Names.of(docker),
                    List.of(Advice.of(
                            "Move these nodes to containerd first.",
                            evidence.upgraded().command("get nodes -o wide"))));
        }
        if (nodes.isEmpty() || !silent.isEmpty()) {
            return Verdict.retry(
                    "RuntimeUnknown",
                    nodes.isEmpty() ? "the cluster has no nodes yet" : "these nodes do not say: " + Names.of(silent));
        }
        return Verdict.passed("of " + Names.count(nodes.size(), "node") + " none runs Docker");
    }

    private static List<String> names(List<Node> nodes) {
        return nodes.stream().map(Node::name).toList();
    }
}
