package io.acpupgrade.prep.deploy.rollout;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Condition;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.LogRequest;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.Selection;
import io.acpupgrade.prep.text.ShellCommand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Why a Deployment is not ready: its conditions, the containers that do not run, the last events and log lines, and the
 * likely cause. What cannot be read is named: a diagnosis must not fail.
 */
record Diagnosis(KubernetesApi api, KubernetesObject deployment, List<PodFailure> troubles) {
    private static final int EVENTS = 4;
    private static final int LOG_LINES = 5;
    private static final int SHOWN = 3;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        deployment.fields().conditions().stream()
                .filter(condition -> !condition.status().equals(good(condition)))
                .forEach(condition -> lines.add("condition " + condition));
        troubles.stream().limit(SHOWN).forEach(trouble -> lines.add(trouble.toString()));
        worst().ifPresent(trouble -> {
            events(trouble.pod()).forEach(event -> lines.add("event: " + event));
            log(trouble).forEach(line -> lines.add("log: " + line));
        });
        lines.add("likely cause: " + cause());
        return lines;
    }

    private static String good(Condition condition) {
        return condition.type().equals("ReplicaFailure") ? "False" : "True";
    }

    private Optional<PodFailure> worst() {
        return troubles.stream()
                .max(Comparator.comparing(PodFailure::isHopeless).thenComparing(PodFailure::isCrash));
    }

    private List<String> events(KubernetesObject pod) {
        List<KubernetesObject> events = new ArrayList<>();
        try {
            api.list(
                    Selection.every(ResourceType.EVENTS)
                            .within(pod.namespace().orElse(ProductBase.NAMESPACE))
                            .where("involvedObject.name=" + pod.name()),
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

    private List<String> log(PodFailure trouble) {
        if (!trouble.isCrash() && !trouble.isProbe()) {
            return List.of();
        }
        LogRequest.Life life = trouble.isCrash() ? LogRequest.Life.PREVIOUS : LogRequest.Life.PRESENT;
        List<String> lines = lastWords(trouble, life);
        return lines.isEmpty() ? lastWords(trouble, LogRequest.Life.PRESENT) : lines;
    }

    private List<String> lastWords(PodFailure trouble, LogRequest.Life life) {
        String place = trouble.pod().namespace().orElse(ProductBase.NAMESPACE);
        try {
            return api.log(new LogRequest(place, trouble.pod().name(), trouble.container(), LOG_LINES, life));
        } catch (ClusterException e) {
            // a container that has not run before has no earlier log
            return life == LogRequest.Life.PREVIOUS ? List.of() : List.of("(not read: " + e.getMessage() + ")");
        }
    }

    private String cause() {
        return worst().map(Diagnosis::cause)
                .orElse("no pod says why; Kubernetes may lack room for it, or its controller may be behind");
    }

    private static String cause(PodFailure trouble) {
        if (trouble.isPull()) {
            return PullFailure.cause(trouble.message());
        }
        if (trouble.isScheduling()) {
            return "no node takes the pod: resources, taints or node selectors";
        }
        if (trouble.isProbe()) {
            return "it runs and its readiness probe does not succeed";
        }
        return trouble.isCrash()
                ? "the program in it ends by itself; its log says why"
                : "its configuration refers to something that is not there";
    }

    String remedy() {
        ShellCommand describe =
                deployment.named(ResourceType.DEPLOYMENTS).addTo(api.kubectl().with("describe"));
        return worst().map(trouble -> remedy(trouble) + " ").orElse("") + "`" + describe + "` shows all of it.";
    }

    private String remedy(PodFailure trouble) {
        if (trouble.isPull()) {
            return PullFailure.remedy(trouble.message());
        }
        if (trouble.isScheduling()) {
            return "Make room on a control-plane node, or correct the Deployment's tolerations and requests.";
        }
        ShellCommand log = trouble.pod()
                .named(ResourceType.PODS)
                .addTo(api.kubectl().with("logs"))
                .option("-c", trouble.container());
        return "Read the container's log (" + (trouble.isCrash() ? log.with("--previous") : log)
                + "), mend the cause, then run again.";
    }
}
