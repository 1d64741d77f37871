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
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every control-plane node runs the four static pods of kubeadm. Hosted control planes have none. */
final class ControlPlaneStaticPodsPresent implements Check {
    private static final List<String> COMPONENTS =
            List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler");
    private static final String MIRROR = "kubernetes.io/config.mirror";

    /** The health of a static pod, the best first. */
    private enum Health {
        READY,
        NOT_READY,
        BROKEN
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
            return Verdict.notApplicable(
                    "NoControlPlaneNodes", Message.text("no node of the cluster is one of its control plane"));
        }
        Map<String, Health> found = new HashMap<>();
        ObjectSelector pods = ObjectSelector.all(ResourceType.PODS)
                .inNamespace("kube-system")
                .withLabels("component in (" + String.join(",", COMPONENTS) + ")");
        context.cluster().list(pods, pod -> {
            if (pod.annotations().containsKey(MIRROR)) {
                String place =
                        pod.labels().get("component") + " on " + pod.fields().textOrEmpty("/spec/nodeName");
                found.merge(place, health(pod), (one, other) -> one.compareTo(other) < 0 ? one : other);
            }
        });
        ShellCommand showCommand = context.cluster()
                .kubectl("-n", "kube-system", "get", "pods")
                .option("-l", pods.labels())
                .with("-o", "wide");
        return verdict(nodes, found, showCommand);
    }

    private static Verdict verdict(List<String> nodes, Map<String, Health> found, ShellCommand showCommand) {
        List<String> missing = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        List<String> notReady = new ArrayList<>();
        for (String node : nodes) {
            for (String component : COMPONENTS) {
                String place = component + " on " + node;
                Health health = found.get(place);
                if (health == null) {
                    missing.add(place);
                } else if (health == Health.BROKEN) {
                    broken.add(place);
                } else if (health == Health.NOT_READY) {
                    notReady.add(place);
                }
            }
        }
        if (!missing.isEmpty() || !broken.isEmpty()) {
            return failed(
                    missing.isEmpty() ? broken : missing,
                    missing.isEmpty() ? "StaticPodBroken" : "StaticPodMissing",
                    showCommand);
        }
        return notReady.isEmpty()
                ? Verdict.passed(Message.text("all four run and are ready on " + Units.count(nodes.size(), "node")))
                : Verdict.retry("StaticPodNotReady", Message.text("not ready yet: " + NameList.of(notReady)));
    }

    private static Verdict failed(List<String> places, String reason, ShellCommand showCommand) {
        String what = reason.equals("StaticPodMissing") ? "missing: " : "not running: ";
        return Verdict.failed(
                reason,
                Message.text(what + NameList.of(places)),
                List.of(Advice.of(
                        Message.text(
                                "See on these nodes what /etc/kubernetes/manifests holds and what the kubelet says."),
                        showCommand)));
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
