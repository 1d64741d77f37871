package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.Node;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The package has images for the architecture of every node. */
record PackageArchitectures(PackageSummary core) implements Check {
    private static final String CONSTRAINT = "cpaas.io/node-arch-constraint";

    @Override
    public String name() {
        return "PackageArchitectures";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        if (!(core instanceof PackageSummary.Available content)) {
            return core.evaluate(unread -> Verdict.notApplicable("NoPackage", Message.NONE));
        }
        Set<String> available = content.architectures().values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        if (available.isEmpty()) {
            return Verdict.unknown("NoArchitectures", Message.of("advisory.no-architectures"));
        }
        List<Node> nodes = context.cluster().nodes();
        Set<String> needed = nodes.stream()
                .map(Node::architecture)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        return needed.isEmpty()
                ? Verdict.unknown("NoNodes", Message.of("advisory.node-architectures-unknown"))
                : compare(available, needed, content, nodes).withAdvice(constraintAdvice(available, context));
    }

    private static Verdict compare(
            Set<String> available, Set<String> needed, PackageSummary.Available content, List<Node> nodes) {
        ItemCount nodesWithoutImages = new ItemCount();
        for (Node node : nodes) {
            if (node.architecture().isEmpty() || available.contains(node.architecture())) {
                nodesWithoutImages.ok();
            } else {
                nodesWithoutImages.failed(Message.of("preflight.item", node.name(), node.architecture()));
            }
        }
        return nodesWithoutImages.allOk()
                ? Verdict.passed(match(available, needed, content.architectures()))
                : Verdict.failed(
                        "ArchitectureMissing",
                        Message.of(
                                "advisory.architecture-missing",
                                available,
                                needed,
                                nodesWithoutImages.failed(),
                                nodesWithoutImages.total(),
                                nodesWithoutImages.names()),
                        List.of());
    }

    /** Some images support only one architecture by design; they are mentioned and do not fail the check. */
    private static Message match(Set<String> available, Set<String> needed, Map<String, Set<String>> images) {
        long partial = images.values().stream()
                .filter(architectures -> !architectures.isEmpty() && !architectures.containsAll(needed))
                .count();
        return partial == 0
                ? Message.of("advisory.architectures-match", available, needed)
                : Message.of("advisory.architectures-partial", available, needed, partial, images.size());
    }

    private static List<Advice> constraintAdvice(Set<String> available, CheckContext context) throws ClusterException {
        ObjectName cluster = ObjectName.clusterScoped(
                ResourceType.CLUSTERS, context.upgrade().cluster());
        Optional<String> constraint = context.global()
                .read(cluster)
                .flatMap(object -> Optional.ofNullable(object.labels().get(CONSTRAINT)));
        List<Advice> hints = new ArrayList<>();
        constraint
                .filter(label -> available.size() > 1)
                .ifPresent(label -> hints.add(Advice.of(
                        Message.of("advisory.remove-constraint", label),
                        cluster.appendTo(context.global().kubectl("label")).with(CONSTRAINT + "-"))));
        return hints;
    }
}
