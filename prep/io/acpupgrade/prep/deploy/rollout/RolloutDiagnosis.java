package io.acpupgrade.prep.deploy.rollout;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Condition;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.LogRequest;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Explains why a Deployment is not ready: its conditions, failing containers, recent events and log lines, and the
 * likely cause. What cannot be read is named instead: a diagnosis must not fail.
 */
record RolloutDiagnosis(KubernetesApi api, KubernetesObject deployment, List<PodFailure> failures) {
    private static final int EVENTS = 4;
    private static final int LOG_LINES = 5;
    private static final int SHOWN = 3;

    List<Message> lines() {
        List<Message> lines = new ArrayList<>();
        deployment.fields().conditions().stream()
                .filter(condition -> !condition.status().equals(healthyStatus(condition)))
                .forEach(condition -> lines.add(Message.of("rollout.condition", condition)));
        failures.stream().limit(SHOWN).forEach(failure -> lines.add(failure.description()));
        worst().ifPresent(failure -> {
            lines.addAll(events(failure.pod()));
            lines.addAll(log(failure));
        });
        lines.add(Message.of(
                "rollout.likely-cause",
                worst().map(failure -> explain(failure).message())
                        .orElseGet(() -> Message.of("rollout.cause-unknown"))));
        return lines;
    }

    private static String healthyStatus(Condition condition) {
        return condition.type().equals("ReplicaFailure") ? "False" : "True";
    }

    private Optional<PodFailure> worst() {
        return failures.stream()
                .max(Comparator.comparing(PodFailure::isPermanent).thenComparing(PodFailure::isCrash));
    }

    private List<Message> events(KubernetesObject pod) {
        List<KubernetesObject> events = new ArrayList<>();
        try {
            api.list(
                    ObjectSelector.all(ResourceType.EVENTS)
                            .inNamespace(pod.namespace().orElse(ProductBase.NAMESPACE))
                            .withFields("involvedObject.name=" + pod.name()),
                    events::add);
        } catch (ClusterException e) {
            return List.of(Message.of("rollout.events-unread", Message.of(e)));
        }
        return events.stream()
                .sorted(Comparator.comparing(event -> event.fields().textOrEmpty("/lastTimestamp")))
                .skip(Math.max(0, events.size() - EVENTS))
                .map(event -> Message.of(
                        "rollout.event",
                        event.fields().textOrEmpty("/reason"),
                        event.fields().textOrEmpty("/message").strip()))
                .toList();
    }

    private List<Message> log(PodFailure failure) {
        if (!failure.isCrash() && !failure.isProbe()) {
            return List.of();
        }
        LogRequest.ContainerRun run =
                failure.isCrash() ? LogRequest.ContainerRun.PREVIOUS : LogRequest.ContainerRun.CURRENT;
        List<Message> lines = lastLogLines(failure, run);
        return lines.isEmpty() ? lastLogLines(failure, LogRequest.ContainerRun.CURRENT) : lines;
    }

    private List<Message> lastLogLines(PodFailure failure, LogRequest.ContainerRun run) {
        String namespace = failure.pod().namespace().orElse(ProductBase.NAMESPACE);
        try {
            return api
                    .log(new LogRequest(namespace, failure.pod().name(), failure.container(), LOG_LINES, run))
                    .stream()
                    .map(line -> Message.of("rollout.log", line))
                    .toList();
        } catch (ClusterException e) {
            // a container that ran only once has no previous log
            return run == LogRequest.ContainerRun.PREVIOUS
                    ? List.of()
                    : List.of(Message.of("rollout.log-unread", Message.of(e)));
        }
    }

    Message remedy() {
        ShellCommand describe = deployment
                .named(ResourceType.DEPLOYMENTS)
                .appendTo(api.kubectl().with("describe"));
        return Message.sentences(
                worst().map(failure -> explain(failure).remedy()).orElse(Message.NONE),
                Message.of("rollout.describe", describe));
    }

    /** The likely cause, and how to fix it. */
    private Problem explain(PodFailure failure) {
        if (failure.isPull()) {
            return PullFailure.explain(failure.message().english());
        }
        if (failure.isScheduling()) {
            return new Problem(Message.of("rollout.cause-scheduling"), Message.of("rollout.make-room"));
        }
        if (failure.isProbe()) {
            return new Problem(Message.of("rollout.cause-probe"), readLog(failure));
        }
        return new Problem(
                failure.isCrash() ? Message.of("rollout.cause-crash") : Message.of("rollout.cause-configuration"),
                readLog(failure));
    }

    private Message readLog(PodFailure failure) {
        ShellCommand log = failure.pod()
                .named(ResourceType.PODS)
                .appendTo(api.kubectl().with("logs"))
                .option("-c", failure.container());
        return Message.of("rollout.read-log", failure.isCrash() ? log.with("--previous") : log);
    }
}
