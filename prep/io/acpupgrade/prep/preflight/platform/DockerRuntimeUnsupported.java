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
                    Message.of("check.docker-found", docker.size(), nodes.size(), NameList.shortened(docker)),
                    List.of(Advice.of(
                            Message.of("check.move-nodes-to-containerd"),
                            context.cluster().kubectl("get", "nodes", "-o", "wide"))));
        }
        if (isAnnotatedWithDocker(context)) {
            return Verdict.failed(
                    "DockerRuntimeFound",
                    Message.of("check.docker-for-new-nodes", ANNOTATION),
                    List.of(Advice.of(Message.of("check.move-cluster-to-containerd"))));
        }
        if (nodes.isEmpty() || !unreported.isEmpty()) {
            return Verdict.retry(
                    "RuntimeUnknown",
                    nodes.isEmpty()
                            ? Message.of("check.no-nodes")
                            : Message.of("check.runtime-unknown", NameList.shortened(unreported)));
        }
        return Verdict.passed(Message.of("check.docker-absent", nodes.size()));
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
