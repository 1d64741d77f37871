package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.problem.Message;
import java.util.List;

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
                    "KindNotServed", Message.text("the global cluster serves no kind " + known.qualifiedName()));
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
            return Verdict.notApplicable("NoMachines", Message.text("the platform knows no machines of this cluster"));
        }
        return count.allOk()
                ? Verdict.passed(Message.text("all " + count.total() + " machines run"))
                : Verdict.failed(
                        "MachinesNotRunning",
                        Message.text("machines that do not run, " + count.summary()),
                        List.of(Advice.of(
                                Message.text("Bring these machines back, or take them out of the cluster."),
                                context.global().kubectl("get", known.qualifiedName()))));
    }

    private static void count(KubernetesObject machine, ItemCount count) {
        FieldReader fields = machine.fields();
        String phase = fields.text("/status/phase").orElse("no phase");
        if (phase.equals("Running")) {
            count.ok();
        } else {
            count.failed(machine.name() + " (" + phase + ")");
        }
    }
}
