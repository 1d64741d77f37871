package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Condition;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.Node;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;

/** Every node is Ready and without disk pressure. */
final class NodesReady implements Check {
    @Override
    public String name() {
        return "NodesReady";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        ItemCount count = new ItemCount();
        for (Node node : context.cluster().nodes()) {
            problem(node)
                    .ifPresentOrElse(
                            problem -> count.failed(Message.of("preflight.item", node.name(), problem)), count::ok);
        }
        if (count.total() == 0) {
            return Verdict.unknown("NoNodes", Message.of("advisory.no-nodes"));
        }
        return count.allOk()
                ? Verdict.passed(Message.of("advisory.nodes-ready", count.total()))
                : Verdict.failed(
                        "NodesNotReady",
                        Message.of("advisory.nodes-not-healthy", count.failed(), count.total(), count.names()),
                        List.of(Advice.of(
                                Message.of("advisory.restore-nodes"),
                                context.cluster().kubectl("describe", "nodes"))));
    }

    private static Optional<Message> problem(Node node) {
        if (!node.condition("Ready").map(Condition::status).orElse("").equals("True")) {
            return Optional.of(Message.of("advisory.node-not-ready"));
        }
        return node.condition("DiskPressure")
                .filter(pressure -> !pressure.status().equals("False"))
                .map(pressure -> Message.of("advisory.disk-pressure"));
    }
}
