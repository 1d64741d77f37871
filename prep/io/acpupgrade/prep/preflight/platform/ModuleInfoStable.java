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
            return Verdict.kindNotServedByGlobal("ModuleInfo");
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
    private record Count(List<String> stable, List<Message> pending, List<Message> failing) {
        void add(KubernetesObject plugin) {
            FieldReader fields = plugin.fields();
            String name = plugin.labels().getOrDefault("cpaas.io/module-name", plugin.name());
            Optional<Message> failure = failure(fields);
            Optional<Message> pendingReason = pendingReason(fields);
            if (failure.isPresent()) {
                failing.add(Message.of("preflight.item", name, failure.get()));
            } else if (pendingReason.isPresent()) {
                pending.add(Message.of("preflight.item", name, pendingReason.get()));
            } else {
                stable.add(name);
            }
        }

        private static Optional<Message> failure(FieldReader plugin) {
            List<String> failed = plugin.list("/status/appReleases").stream()
                    .filter(release -> release.isTrue("/failed"))
                    .map(release -> release.textOrEmpty("/name"))
                    .toList();
            List<FieldReader> blocked = plugin.list("/status/blockReasons");
            String phase = plugin.textOrEmpty("/status/phase");
            if (!failed.isEmpty()) {
                return Optional.of(Message.of("check.plugin-failed", NameList.shortened(failed)));
            }
            if (!blocked.isEmpty()) {
                return Optional.of(Message.of(
                        "check.plugin-blocked",
                        NameList.shortened(blocked.stream()
                                .map(reason ->
                                        reason.text("").orElse(reason.json().toString()))
                                .toList())));
            }
            return Optional.of(phase)
                    .filter(word -> !word.equals("Running") && !TRANSITIONAL.contains(word))
                    .map(Message::verbatim);
        }

        private static Optional<Message> pendingReason(FieldReader plugin) {
            String phase = plugin.textOrEmpty("/status/phase");
            String desired = plugin.textOrEmpty("/spec/version");
            String installed = plugin.textOrEmpty("/status/version");
            if (!phase.equals("Running")) {
                return Optional.of(phase.isEmpty() ? Message.of("check.plugin-no-phase") : Message.verbatim(phase));
            }
            if (plugin.has("/status/transitVersion")
                    && !plugin.textOrEmpty("/status/transitVersion").isEmpty()) {
                return Optional.of(
                        Message.of("check.plugin-in-transition", plugin.textOrEmpty("/status/transitVersion")));
            }
            boolean same = !installed.isEmpty() && withoutV(desired).equals(withoutV(installed));
            return same
                    ? Optional.empty()
                    : Optional.of(Message.of("check.plugin-other-version", orNotSet(installed), orNotSet(desired)));
        }

        private static Message orNotSet(String version) {
            return version.isEmpty() ? Message.of("preflight.not-set") : Message.verbatim(version);
        }

        private static String withoutV(String version) {
            return version.startsWith("v") ? version.substring(1) : version;
        }

        Verdict verdict(ShellCommand showCommand) {
            if (!failing.isEmpty()) {
                return Verdict.failed(
                        "ModuleInfoNotStable",
                        Message.of("check.plugins-unhealthy", NameList.shortened(failing)),
                        List.of(Advice.of(Message.of("check.fix-plugins"), showCommand)));
            }
            return pending.isEmpty()
                    ? Verdict.passed(Message.of("check.plugins-stable", stable.size()))
                    : Verdict.retry(
                            "ModuleInfoNotStable", Message.of("check.plugins-not-ready", NameList.shortened(pending)));
        }
    }
}
