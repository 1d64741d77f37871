package io.acpupgrade.prep.preflight.platform;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.Node;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.NameList;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every control-plane node runs the four static pods of kubeadm. Hosted control planes have none. */
final class ControlPlaneStaticPodsPresent implements Check {
    private static final List<String> COMPONENTS =
            List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler");
    private static final String COMPONENT = "component";
    private static final String MIRROR = "kubernetes.io/config.mirror";

    /** The health of a static pod, the best first. */
    private enum Health {
        READY,
        NOT_READY,
        BROKEN
    }

    /** Where a static pod runs. */
    private record Place(String component, String node) {
        Message message() {
            return Message.of("check.pod-on-node", component, node);
        }
    }

    @Override
    public String name() {
        return "ControlPlaneStaticPodsPresent";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        List<String> nodes = context.cluster().nodes().stream()
                .filter(Node::isControlPlane)
                .map(Node::name)
                .toList();
        if (nodes.isEmpty()) {
            return Verdict.notApplicable("NoControlPlaneNodes", Message.of("check.no-control-plane-nodes"));
        }
        Map<Place, Health> found = new HashMap<>();
        ObjectSelector pods = ObjectSelector.all(ResourceType.PODS)
                .inNamespace("kube-system")
                .withLabels(COMPONENT + " in (" + String.join(",", COMPONENTS) + ")");
        context.cluster().list(pods, pod -> {
            if (pod.annotations().containsKey(MIRROR)) {
                Place place = new Place(
                        pod.labels().getOrDefault(COMPONENT, ""), pod.fields().textOrEmpty("/spec/nodeName"));
                found.merge(place, health(pod), (one, other) -> one.compareTo(other) < 0 ? one : other);
            }
        });
        ShellCommand showCommand = context.cluster()
                .kubectl("-n", "kube-system", "get", "pods")
                .option("-l", pods.labels())
                .with("-o", "wide");
        return verdict(nodes, found, showCommand);
    }

    private static Verdict verdict(List<String> nodes, Map<Place, Health> found, ShellCommand showCommand) {
        List<Message> missing = new ArrayList<>();
        List<Message> broken = new ArrayList<>();
        List<Message> notReady = new ArrayList<>();
        for (String node : nodes) {
            for (String component : COMPONENTS) {
                Place place = new Place(component, node);
                Health health = found.get(place);
                if (health == null) {
                    missing.add(place.message());
                } else if (health == Health.BROKEN) {
                    broken.add(place.message());
                } else if (health == Health.NOT_READY) {
                    notReady.add(place.message());
                }
            }
        }
        if (!missing.isEmpty()) {
            return failed(
                    "StaticPodMissing",
                    Message.of("check.static-pods-missing", NameList.shortened(missing)),
                    showCommand);
        }
        if (!broken.isEmpty()) {
            return failed(
                    "StaticPodBroken", Message.of("check.static-pods-broken", NameList.shortened(broken)), showCommand);
        }
        return notReady.isEmpty()
                ? Verdict.passed(Message.of("check.static-pods-ready", nodes.size()))
                : Verdict.retry(
                        "StaticPodNotReady", Message.of("check.static-pods-not-ready", NameList.shortened(notReady)));
    }

    private static Verdict failed(String reason, Message message, ShellCommand showCommand) {
        return Verdict.failed(
                reason, message, List.of(Advice.of(Message.of("check.look-at-static-pods"), showCommand)));
    }

    private static Health health(KubernetesObject pod) {
        FieldReader fields = pod.fields();
        boolean broken = fields.textOrEmpty("/status/phase").equals("Failed")
                || fields.list("/status/containerStatuses").stream()
                        .map(container -> container.textOrEmpty("/state/waiting/reason"))
                        .anyMatch(reason -> reason.endsWith("BackOff") || reason.contains("Err"));
        if (broken) {
            return Health.BROKEN;
        }
        boolean ready = fields.condition("Ready")
                .filter(condition -> condition.status().equals("True"))
                .isPresent();
        return ready && fields.textOrEmpty("/status/phase").equals("Running") ? Health.READY : Health.NOT_READY;
    }
}
