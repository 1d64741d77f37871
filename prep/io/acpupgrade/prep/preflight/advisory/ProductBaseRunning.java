package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Condition;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;

/** The platform's ProductBase is in phase Running and Ready. */
final class ProductBaseRunning implements Check {
    @Override
    public String name() {
        return "ProductBaseRunning";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        ObjectName name = ObjectName.clusterScoped(ResourceType.PRODUCT_BASES, "base");
        ShellCommand showCommand = context.global().showCommand(name);
        return context.global()
                .productBase()
                .map(base -> evaluate(base.fields(), showCommand))
                .orElse(Verdict.unknown("ProductBaseNotFound", Message.of("preflight.not-found", name)));
    }

    private static Verdict evaluate(FieldReader base, ShellCommand showCommand) {
        Optional<String> phase = base.text("/status/phase");
        if (phase.isEmpty()) {
            return Verdict.retry("PhaseMissing", Message.of("advisory.platform-no-phase"));
        }
        if (phase.get().equals("Provisioning") || phase.get().equals("Pending")) {
            return Verdict.retry("ProductBaseNotRunning", Message.of("preflight.phase", phase.get()));
        }
        Optional<Condition> ready =
                base.condition("Ready").filter(one -> !one.status().equals("True"));
        return phase.get().equals("Running") && ready.isEmpty()
                ? Verdict.passed(Message.of("advisory.platform-running"))
                : Verdict.failed(
                        "ProductBaseNotRunning",
                        Message.clauses(List.of(
                                Message.of("preflight.phase", phase.get()),
                                ready.map(one -> Message.verbatim(one.toString()))
                                        .orElse(Message.NONE))),
                        List.of(Advice.of(Message.of("advisory.restore-platform"), showCommand)));
    }
}
