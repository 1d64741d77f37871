package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;

/** Every Machine of the cluster is in phase Running. */
final class MachinesRunning implements Check {
    @Override
    public String name() {
        return "MachinesRunning";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        ResourceType known = ResourceType.MACHINES;
        if (context.global().resourceType(known.group(), known.kind()).isEmpty()) {
            return Verdict.notApplicable(
                    "KindNotServed", Message.of("preflight.kind-not-served-by-global", known.qualifiedName()));
        }
        ItemCount count = new ItemCount();
        context.global().list(ObjectSelector.all(known), machine -> {
            if (machine.fields()
                    .textOrEmpty("/spec/clusterName")
                    .equals(context.upgrade().cluster())) {
                count(machine, count);
            }
        });
        if (count.total() == 0) {
            return Verdict.notApplicable("NoMachines", Message.of("advisory.no-machines"));
        }
        return count.allOk()
                ? Verdict.passed(Message.of("advisory.machines-running", count.total()))
                : Verdict.failed(
                        "MachinesNotRunning",
                        Message.of("advisory.machines-not-running", count.failed(), count.total(), count.names()),
                        List.of(Advice.of(
                                Message.of("advisory.restore-machines"),
                                context.global().kubectl("get", known.qualifiedName()))));
    }

    private static void count(KubernetesObject machine, ItemCount count) {
        Optional<String> phase = machine.fields().text("/status/phase");
        if (phase.filter("Running"::equals).isPresent()) {
            count.ok();
        } else {
            count.failed(Message.of(
                    "preflight.item",
                    machine.name(),
                    phase.map(Message::verbatim).orElse(Message.of("preflight.no-phase"))));
        }
    }
}
