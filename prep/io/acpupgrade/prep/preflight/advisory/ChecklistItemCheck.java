package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.platform.ChecklistItem.Circumstance;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A checklist item. Whether it applies can be read from the cluster; whether it has been done cannot. */
record ChecklistItemCheck(io.acpupgrade.prep.platform.ChecklistItem item) implements Check {
    /** The item's id in CamelCase, such as {@code LogEssentialsAdvice}. */
    @Override
    public String name() {
        return Stream.of(item.id().split("-", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining("", "", "Advice"));
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        Optional<Circumstance> when = item.when();
        if (when.isEmpty()) {
            return checkManually(Message.NONE);
        }
        String name = when.get().name();
        return switch (when.get().kind()) {
            case CLUSTER_HAS_LABEL -> evaluateLabel(name, context);
            case PLUGIN_INSTALLED -> evaluatePlugins(context, plugins -> plugins.has(name) ? Set.of(name) : Set.of());
            case PLUGINS_OF_LIFECYCLE_INSTALLED -> evaluatePlugins(context, plugins -> plugins.ofLifecycle(name));
        };
    }

    private interface PluginFilter {
        Set<String> select(InstalledPlugins plugins);
    }

    private Verdict evaluatePlugins(CheckContext context, PluginFilter choice) throws ClusterException {
        Optional<InstalledPlugins> plugins = InstalledPlugins.readFrom(context);
        if (plugins.isEmpty()) {
            return Verdict.kindNotServedByGlobal("ModuleInfo");
        }
        Set<String> found = choice.select(plugins.get());
        return found.isEmpty()
                ? Verdict.notApplicable("NotInstalled", Message.of("advisory.no-such-plugin"))
                : checkManually(Message.of("advisory.plugins-installed", found));
    }

    private Verdict evaluateLabel(String label, CheckContext context) throws ClusterException {
        ObjectName cluster = ObjectName.clusterScoped(
                ResourceType.CLUSTERS, context.upgrade().cluster());
        Optional<String> value = context.global()
                .read(cluster)
                .flatMap(object -> Optional.ofNullable(object.labels().get(label)));
        return value.map(text -> checkManually(Message.of("advisory.label-is", label, text)))
                .orElse(Verdict.notApplicable("NoSuchLabel", Message.of("advisory.no-such-label", label)));
    }

    private Verdict checkManually(Message reason) {
        return Verdict.unknown("LookYourself", Message.sentences(item.text(), reason))
                .withAdvice(
                        List.of(Advice.of(Message.sentences(item.remedy(), Message.of("advisory.confirm", name())))));
    }
}
