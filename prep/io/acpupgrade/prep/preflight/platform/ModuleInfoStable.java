package io.acpupgrade.prep.preflight.platform;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.Fields;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.Selection;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every plugin of the cluster runs, in the version that is wanted of it. */
final class ModuleInfoStable implements Check {
    private static final Set<String> ON_THE_WAY = Set.of("", "Processing", "Pending", "Installing", "Upgrading");

    @Override
    public String name() {
        return "ModuleInfoStable";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        Optional<ResourceType> type = context.global().resourceType("cluster.alauda.io", "ModuleInfo");
        if (type.isEmpty()) {
            return Verdict.unknown("KindNotServed", "the global cluster serves no kind ModuleInfo");
        }
        Count count = new Count(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Selection ours = Selection.every(type.get())
                .labelled("cpaas.io/cluster-name=" + context.upgrade().cluster());
        context.global().list(ours, count::add);
        ShellCommand look =
                context.global().kubectl("get", type.get().qualified()).option("-l", ours.labels());
        return count.verdict(look);
    }

    /** The plugins that run, that are on their way, and that have a trouble. */
    private record Count(List<String> good, List<String> coming, List<String> bad) {
        void add(KubernetesObject plugin) {
            Fields fields = plugin.fields();
            String name = plugin.labels().getOrDefault("cpaas.io/module-name", plugin.name());
            Optional<String> trouble = trouble(fields);
            Optional<String> way = way(fields);
            if (trouble.isPresent()) {
                bad.add(name + " (" + trouble.get() + ")");
            } else if (way.isPresent()) {
                coming.add(name + " (" + way.get() + ")");
            } else {
                good.add(name);
            }
        }

        private static Optional<String> trouble(Fields plugin) {
            List<String> failed = plugin.list("/status/appReleases").stream()
                    .filter(release -> release.isTrue("/failed"))
                    .map(release -> release.textOrEmpty("/name"))
                    .toList();
            List<Fields> blocked = plugin.list("/status/blockReasons");
            String phase = plugin.textOrEmpty("/status/phase");
            if (!failed.isEmpty()) {
                return Optional.of("failed: " + Names.of(failed));
            }
            if (!blocked.isEmpty()) {
                return Optional.of("blocked: "
                        + Names.of(blocked.stream()
                                .map(reason ->
                                        reason.text("").orElse(reason.json().toString()))
                                .toList()));
            }
            return Optional.of(phase).filter(word -> !word.equals("Running") && !ON_THE_WAY.contains(word));
        }

        private static Optional<String> way(Fields plugin) {
            String phase = plugin.textOrEmpty("/status/phase");
            String wanted = plugin.textOrEmpty("/spec/version");
            String there = plugin.textOrEmpty("/status/version");
            if (!phase.equals("Running")) {
                return Optional.of(phase.isEmpty() ? "no phase yet" : phase);
            }
            if (plugin.has("/status/transitVersion")
                    && !plugin.textOrEmpty("/status/transitVersion").isEmpty()) {
                return Optional.of("on its way to " + plugin.textOrEmpty("/status/transitVersion"));
            }
            boolean same = !there.isEmpty() && plain(wanted).equals(plain(there));
            return same ? Optional.empty() : Optional.of("is " + there + ", wants " + wanted);
        }

        private static String plain(String version) {
            return version.startsWith("v") ? version.substring(1) : version;
        }

        Verdict verdict(ShellCommand look) {
            if (!bad.isEmpty()) {
                return Verdict.failed(
                        "ModuleInfoNotStable",
                        "plugins with a trouble: " + Names.of(bad),
                        List.of(Advice.of("Mend or uninstall these plugins first.", look)));
            }
            return coming.isEmpty()
                    ? Verdict.passed(
                            Names.count(good.size(), "plugin") + " in the version that is wanted, none with a trouble")
                    : Verdict.retry("ModuleInfoNotStable", "plugins on their way: " + Names.of(coming));
        }
    }
}
