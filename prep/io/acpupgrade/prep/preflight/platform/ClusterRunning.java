package io.acpupgrade.prep.preflight.platform;

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
import java.util.Set;
import java.util.stream.Collectors;

/** The cluster's object is in phase Running, and no health check fails. */
final class ClusterRunning implements Check {
    private static final Set<String> TRANSITIONAL =
            Set.of("Initializing", "Waiting", "Upgrading", "Upscaling", "Downscaling", "Recovering");

    @Override
    public String name() {
        return "ClusterRunning";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        ObjectName name = ObjectName.clusterScoped(
                ResourceType.CLUSTERS, context.upgrade().cluster());
        Optional<FieldReader> found = context.global().read(name).map(object -> object.fields());
        ShellCommand showCommand = context.global().showCommand(name);
        return found.map(cluster -> evaluate(cluster, showCommand))
                .orElse(Verdict.unknown("ClusterNotFound", Message.text("there is no " + name)));
    }

    private static Verdict evaluate(FieldReader cluster, ShellCommand showCommand) {
        Optional<String> phase = cluster.text("/status/phase");
        if (phase.isEmpty()) {
            return Verdict.retry("PhaseMissing", Message.text("the cluster's object says nothing of its phase yet"));
        }
        if (TRANSITIONAL.contains(phase.get())) {
            return Verdict.retry("ClusterNotRunning", Message.text("its phase is " + phase.get() + details(cluster)));
        }
        if (!phase.get().equals("Running")) {
            return failed("its phase is " + phase.get() + details(cluster), showCommand);
        }
        List<Condition> failing = cluster.conditions().stream()
                .filter(condition -> condition.type().equals("HealthCheck"))
                .filter(condition -> condition.status().equals("False"))
                .toList();
        return failing.isEmpty()
                ? Verdict.passed(Message.text("its phase is Running and no health check fails"))
                : failed(failing.stream().map(Condition::toString).collect(Collectors.joining("; ")), showCommand);
    }

    private static String details(FieldReader cluster) {
        return cluster.text("/status/reason").map(reason -> ", " + reason).orElse("")
                + cluster.text("/status/message").map(message -> ": " + message).orElse("");
    }

    private static Verdict failed(String message, ShellCommand showCommand) {
        return Verdict.failed(
                "ClusterNotRunning",
                Message.text(message),
                List.of(Advice.of(
                        Message.text("Bring the cluster back to health first; its conditions say what it lacks."),
                        showCommand)));
    }
}
