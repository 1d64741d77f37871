package io.acpupgrade.prep.preflight.platform;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.NameList;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every plugin of the cluster runs in its desired version. */
final class ModuleInfoStable implements Check {
    private static final Set<String> TRANSITIONAL = Set.of("", "Processing", "Pending", "Installing", "Upgrading");

    @Override
    public String name() {
        return "ModuleInfoStable";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        Optional<ResourceType> type = context.global().resourceType("cluster.alauda.io", "ModuleInfo");
        if (type.isEmpty()) {
            return Verdict.kindNotServed("the global cluster", "ModuleInfo");
        }
        Count count = new Count(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        ObjectSelector ofCluster = ObjectSelector.all(type.get())
                .withLabels("cpaas.io/cluster-name=" + context.upgrade().cluster());
        context.global().list(ofCluster, count::add);
        ShellCommand showCommand =
                context.global().kubectl("get", type.get().qualifiedName()).option("-l", ofCluster.labels());
        return count.verdict(showCommand);
    }

    /** The plugins that are stable, in transition, and failing. */
    private record Count(List<String> stable, List<String> pending, List<String> failing) {
        void add(KubernetesObject plugin) {
            FieldReader fields = plugin.fields();
            String name = plugin.labels().getOrDefault("cpaas.io/module-name", plugin.name());
            Optional<String> failure = failure(fields);
            Optional<String> pendingReason = pendingReason(fields);
            if (failure.isPresent()) {
                failing.add(name + " (" + failure.get() + ")");
            } else if (pendingReason.isPresent()) {
                pending.add(name + " (" + pendingReason.get() + ")");
            } else {
                stable.add(name);
            }
        }

        private static Optional<String> failure(FieldReader plugin) {
            List<String> failed = plugin.list("/status/appReleases").stream()
                    .filter(release -> release.isTrue("/failed"))
                    .map(release -> release.textOrEmpty("/name"))
                    .toList();
            List<FieldReader> blocked = plugin.list("/status/blockReasons");
            String phase = plugin.textOrEmpty("/status/phase");
            if (!failed.isEmpty()) {
                return Optional.of("failed: " + NameList.of(failed));
            }
            if (!blocked.isEmpty()) {
                return Optional.of("blocked: "
                        + NameList.of(blocked.stream()
                                .map(reason ->
                                        reason.text("").orElse(reason.json().toString()))
                                .toList()));
            }
            return Optional.of(phase).filter(word -> !word.equals("Running") && !TRANSITIONAL.contains(word));
        }

        private static Optional<String> pendingReason(FieldReader plugin) {
            String phase = plugin.textOrEmpty("/status/phase");
            String desired = plugin.textOrEmpty("/spec/version");
            String installed = plugin.textOrEmpty("/status/version");
            if (!phase.equals("Running")) {
                return Optional.of(phase.isEmpty() ? "no phase yet" : phase);
            }
            if (plugin.has("/status/transitVersion")
                    && !plugin.textOrEmpty("/status/transitVersion").isEmpty()) {
                return Optional.of("on its way to " + plugin.textOrEmpty("/status/transitVersion"));
            }
            boolean same = !installed.isEmpty() && withoutV(desired).equals(withoutV(installed));
            return same ? Optional.empty() : Optional.of("is " + installed + ", wants " + desired);
        }

        private static String withoutV(String version) {
            return version.startsWith("v") ? version.substring(1) : version;
        }

        Verdict verdict(ShellCommand showCommand) {
            if (!failing.isEmpty()) {
                return Verdict.failed(
                        "ModuleInfoNotStable",
                        Message.text("plugins that are not healthy: " + NameList.of(failing)),
                        List.of(Advice.of(Message.text("Fix or uninstall these plugins first."), showCommand)));
            }
            return pending.isEmpty()
                    ? Verdict.passed(
                            Message.text(Units.count(stable.size(), "plugin") + " in the wanted version, all healthy"))
                    : Verdict.retry(
                            "ModuleInfoNotStable", Message.text("plugins on their way: " + NameList.of(pending)));
        }
    }
}
