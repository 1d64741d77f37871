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
                .orElse(Verdict.unknown("ClusterNotFound", Message.of("preflight.not-found", name)));
    }

    private static Verdict evaluate(FieldReader cluster, ShellCommand showCommand) {
        Optional<String> phase = cluster.text("/status/phase");
        if (phase.isEmpty()) {
            return Verdict.retry("PhaseMissing", Message.of("check.cluster-no-phase"));
        }
        if (TRANSITIONAL.contains(phase.get())) {
            return Verdict.retry("ClusterNotRunning", describe(phase.get(), cluster));
        }
        if (!phase.get().equals("Running")) {
            return failed(describe(phase.get(), cluster), showCommand);
        }
        List<Condition> failing = cluster.conditions().stream()
                .filter(condition -> condition.type().equals("HealthCheck"))
                .filter(condition -> condition.status().equals("False"))
                .toList();
        return failing.isEmpty()
                ? Verdict.passed(Message.of("check.cluster-running"))
                : failed(
                        Message.clauses(failing.stream()
                                .map(condition -> Message.verbatim(condition.toString()))
                                .toList()),
                        showCommand);
    }

    private static Message describe(String phase, FieldReader cluster) {
        Message what = cluster.text("/status/reason")
                .map(reason -> Message.of("check.phase-reason", phase, reason))
                .orElse(Message.of("preflight.phase", phase));
        return cluster.text("/status/message")
                .map(details -> Message.of("during", what, details))
                .orElse(what);
    }

    private static Verdict failed(Message message, ShellCommand showCommand) {
        return Verdict.failed(
                "ClusterNotRunning", message, List.of(Advice.of(Message.of("check.restore-cluster"), showCommand)));
    }
}
