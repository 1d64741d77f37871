package io.acpupgrade.prep.preflight.platform;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.NameList;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cluster's ClusterModule is deployed and healthy. */
final class ClusterModuleStable implements Check {
    private static final Set<String> TRANSITIONAL = Set.of("Pending", "Deploying", "Upgrading");

    @Override
    public String name() {
        return "ClusterModuleStable";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        Optional<ResourceType> type = context.global().resourceType("cluster.alauda.io", "ClusterModule");
        if (type.isEmpty()) {
            return Verdict.kindNotServedByGlobal("ClusterModule");
        }
        ObjectName name = ObjectName.clusterScoped(type.get(), context.upgrade().cluster());
        Optional<KubernetesObject> found = context.global().read(name);
        ShellCommand showCommand = context.global().showCommand(name);
        return found.map(module -> evaluate(module.fields(), showCommand))
                .orElse(Verdict.unknown("ClusterModuleNotFound", Message.of("preflight.not-found", name)));
    }

    private static Verdict evaluate(FieldReader module, ShellCommand showCommand) {
        String deploy = module.textOrEmpty("/status/base/deployStatus");
        String running = module.textOrEmpty("/status/base/runningStatus");
        Map<String, FieldReader> releases = module.objects("/status/appReleases");
        List<String> failed = releases.entrySet().stream()
                .filter(release -> release.getValue().isTrue("/failed"))
                .map(Map.Entry::getKey)
                .toList();
        if (!failed.isEmpty()) {
            return failed(Message.of("check.releases-failed", NameList.shortened(failed)), showCommand);
        }
        if (deploy.isEmpty() || running.isEmpty() || TRANSITIONAL.contains(deploy)) {
            return Verdict.retry("ClusterModuleNotStable", describe(module, deploy, running));
        }
        if (!deploy.equals("Completed") || !running.equals("Healthy")) {
            return failed(describe(module, deploy, running), showCommand);
        }
        List<String> pending = releases.entrySet().stream()
                .filter(release -> !release.getValue().isTrue("/ready")
                        || !release.getValue().isTrue("/synced"))
                .map(Map.Entry::getKey)
                .toList();
        return pending.isEmpty()
                ? Verdict.passed(Message.of("check.module-stable", releases.size()))
                : Verdict.retry(
                        "ClusterModuleNotStable", Message.of("check.releases-not-ready", NameList.shortened(pending)));
    }

    private static Message describe(FieldReader module, String deploy, String running) {
        Message status = Message.of("check.module-status", orUnset(deploy), orUnset(running));
        return module.text("/status/base/message")
                .map(details -> Message.of("during", status, details))
                .orElse(status);
    }

    private static Message orUnset(String text) {
        return text.isEmpty() ? Message.of("preflight.not-set") : Message.verbatim(text);
    }

    private static Verdict failed(Message message, ShellCommand showCommand) {
        return Verdict.failed(
                "ClusterModuleNotStable", message, List.of(Advice.of(Message.of("check.fix-module"), showCommand)));
    }
}
