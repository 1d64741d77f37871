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
        List<String> lines = new ArrayList<>();
        deployment.fields().conditions().stream()
                .filter(condition -> !condition.status().equals(healthyStatus(condition)))
                .forEach(condition -> lines.add("condition " + condition));
        failures.stream().limit(SHOWN).forEach(failure -> lines.add(failure.toString()));
        worst().ifPresent(failure -> {
            events(failure.pod()).forEach(event -> lines.add("event: " + event));
            log(failure).forEach(line -> lines.add("log: " + line));
        });
        lines.add("likely cause: " + cause());
        return Message.texts(lines);
    }

    private static String healthyStatus(Condition condition) {
        return condition.type().equals("ReplicaFailure") ? "False" : "True";
    }

    private Optional<PodFailure> worst() {
        return failures.stream()
                .max(Comparator.comparing(PodFailure::isPermanent).thenComparing(PodFailure::isCrash));
    }

    private List<String> events(KubernetesObject pod) {
        List<KubernetesObject> events = new ArrayList<>();
        try {
            api.list(
                    ObjectSelector.all(ResourceType.EVENTS)
                            .inNamespace(pod.namespace().orElse(ProductBase.NAMESPACE))
                            .withFields("involvedObject.name=" + pod.name()),
                    events::add);
        } catch (ClusterException e) {
            return List.of("(not read: " + e.getMessage() + ")");
        }
        return events.stream()
                .sorted(Comparator.comparing(event -> event.fields().textOrEmpty("/lastTimestamp")))
                .skip(Math.max(0, events.size() - EVENTS))
                .map(event -> event.fields().textOrEmpty("/reason") + ": "
                        + event.fields().textOrEmpty("/message").strip())
                .toList();
    }

    private List<String> log(PodFailure failure) {
        if (!failure.isCrash() && !failure.isProbe()) {
            return List.of();
        }
        LogRequest.ContainerRun run =
                failure.isCrash() ? LogRequest.ContainerRun.PREVIOUS : LogRequest.ContainerRun.CURRENT;
        List<String> lines = lastLogLines(failure, run);
        return lines.isEmpty() ? lastLogLines(failure, LogRequest.ContainerRun.CURRENT) : lines;
    }

    private List<String> lastLogLines(PodFailure failure, LogRequest.ContainerRun run) {
        String namespace = failure.pod().namespace().orElse(ProductBase.NAMESPACE);
        try {
            return api.log(new LogRequest(namespace, failure.pod().name(), failure.container(), LOG_LINES, run));
        } catch (ClusterException e) {
            // a container that ran only once has no previous log
            return run == LogRequest.ContainerRun.PREVIOUS ? List.of() : List.of("(not read: " + e.getMessage() + ")");
        }
    }

    private String cause() {
        return worst().map(RolloutDiagnosis::cause)
                .orElse("no pod says why; Kubernetes may lack room for it, or its controller may be behind");
    }

    private static String cause(PodFailure failure) {
        if (failure.isPull()) {
            return PullFailure.cause(failure.message());
        }
        if (failure.isScheduling()) {
            return "no node takes the pod: resources, taints or node selectors";
        }
        if (failure.isProbe()) {
            return "it runs and its readiness probe does not succeed";
        }
        return failure.isCrash()
                ? "the program in it ends by itself; its log says why"
                : "its configuration refers to something that is not there";
    }

    Message remedy() {
        ShellCommand describe = deployment
                .named(ResourceType.DEPLOYMENTS)
                .appendTo(api.kubectl().with("describe"));
        return Message.text(worst().map(failure -> remedy(failure).english() + " ")
                        .orElse("") + "`" + describe + "` shows all of it.");
    }

    private Message remedy(PodFailure failure) {
        if (failure.isPull()) {
            return Message.text(PullFailure.remedy(failure.message()));
        }
        if (failure.isScheduling()) {
            return Message.text(
                    "Make room on a control-plane node, or correct the Deployment's tolerations and requests.");
        }
        ShellCommand log = failure.pod()
                .named(ResourceType.PODS)
                .appendTo(api.kubectl().with("logs"))
                .option("-c", failure.container());
        return Message.text("Read the container's log (" + (failure.isCrash() ? log.with("--previous") : log)
                + "), fix the cause, then run again.");
    }
}
