package io.acpupgrade.prep.preflight.platform;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.NameList;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * No pods of an earlier container runtime upgrade are left. GUESS: their names contain the words "cri" and "upgrade".
 */
final class CriUpgradePodsAbsent implements Check {
    private static final List<String> NAMESPACES = List.of(ProductBase.NAMESPACE, "kube-system");
    private static final Pattern NAME =
            Pattern.compile("(?=(.*[-.])?(cri|containerd)([-.]|$))(?=(.*[-.])?upgrade([-.]|$)).*");

    @Override
    public String name() {
        return "CRIUpgradePodsAbsent";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        ClusterReader cluster = context.cluster();
        List<Message> names = new ArrayList<>();
        List<Advice> todo = new ArrayList<>();
        for (String namespace : NAMESPACES) {
            cluster.list(ObjectSelector.all(ResourceType.PODS).inNamespace(namespace), pod -> {
                if (NAME.matcher(pod.name()).matches()) {
                    names.add(describe(pod));
                    todo.add(Advice.of(
                            Message.of("check.delete-cri-pod", pod.name()),
                            pod.named(ResourceType.PODS).appendTo(cluster.kubectl("delete"))));
                }
            });
        }
        return names.isEmpty()
                ? Verdict.passed(Message.of("check.cri-pods-absent"))
                : Verdict.failed("CRIUpgradePodsFound", Message.of("check.found", NameList.shortened(names)), todo);
    }

    private static Message describe(KubernetesObject pod) {
        Message place = pod.fields()
                .text("/spec/nodeName")
                .map(node -> Message.of("check.pod-on-node", pod.name(), node))
                .orElse(Message.of("check.pod-not-scheduled", pod.name()));
        Message phase =
                pod.fields().text("/status/phase").map(Message::verbatim).orElse(Message.of("preflight.no-phase"));
        return Message.of("preflight.item", place, phase);
    }
}
