package io.acpupgrade.prep.preflight.platform;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.Node;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.NameList;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Locale;

/** No node uses Docker as its container runtime. */
final class DockerRuntimeUnsupported implements Check {
    private static final String ANNOTATION = "cpaas.io/container-runtime";

    @Override
    public String name() {
        return "DockerRuntimeUnsupported";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        List<Node> nodes = context.cluster().nodes();
        List<String> docker = names(nodes.stream()
                .filter(node -> node.runtime().startsWith("docker:"))
                .toList());
        List<String> unreported =
                names(nodes.stream().filter(node -> node.runtime().isEmpty()).toList());
        if (!docker.isEmpty()) {
            return Verdict.failed(
                    "DockerRuntimeFound",
                    Message.text(docker.size() + " of " + nodes.size() + " nodes run Docker: " + NameList.of(docker)),
                    List.of(Advice.of(
                            Message.text("Move these nodes to containerd first."),
                            context.cluster().kubectl("get", "nodes", "-o", "wide"))));
        }
        if (isAnnotatedWithDocker(context)) {
            return Verdict.failed(
                    "DockerRuntimeFound",
                    Message.text("the platform sets new nodes of this cluster up with Docker (annotation " + ANNOTATION
                            + ")"),
                    List.of(Advice.of(Message.text("Move the cluster to containerd first."))));
        }
        if (nodes.isEmpty() || !unreported.isEmpty()) {
            return Verdict.retry(
                    "RuntimeUnknown",
                    nodes.isEmpty()
                            ? Message.text("the cluster has no nodes yet")
                            : Message.text("these nodes do not say: " + NameList.of(unreported)));
        }
        return Verdict.passed(Message.text("of " + Units.count(nodes.size(), "node") + " none runs Docker"));
    }

    private static boolean isAnnotatedWithDocker(CheckContext context) throws ClusterException {
        return context.global()
                .read(ObjectName.clusterScoped(
                        ResourceType.CLUSTERS, context.upgrade().cluster()))
                .map(cluster -> cluster.annotations().getOrDefault(ANNOTATION, ""))
                .filter(runtime -> runtime.toLowerCase(Locale.ROOT).startsWith("docker"))
                .isPresent();
    }

    private static List<String> names(List<Node> nodes) {
        return nodes.stream().map(Node::name).toList();
    }
}
