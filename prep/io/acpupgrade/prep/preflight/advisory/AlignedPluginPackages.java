package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.platform.MinorVersion;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every installed Aligned plugin has its package for the target version; without it the upgrade stalls. GUESS: a
 * package is present if a ModuleConfig of the plugin has the target version, or lists its minor version in
 * {@code targetClusterVersions}.
 */
final class AlignedPluginPackages implements Check {
    @Override
    public String name() {
        return "AlignedPluginPackages";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        Optional<ResourceType> configs = context.global().resourceType(InstalledPlugins.GROUP, "ModuleConfig");
        Optional<InstalledPlugins> plugins = InstalledPlugins.readFrom(context);
        if (configs.isEmpty() || plugins.isEmpty()) {
            return Verdict.unknown(
                    "KindNotServed",
                    Message.text("the global cluster does not serve both ModuleInfo and ModuleConfig"));
        }
        Set<String> aligned = plugins.get().ofLifecycle("aligned");
        if (aligned.isEmpty()) {
            return Verdict.notApplicable("NoAlignedPlugins", Message.text("no Aligned plugin is installed"));
        }
        Set<String> missing = new TreeSet<>(aligned);
        context.global().list(ObjectSelector.all(configs.get()), config -> {
            if (isPackageFor(context.upgrade().target(), config)) {
                missing.remove(pluginName(config));
            }
        });
        return missing.isEmpty()
                ? Verdict.passed(Message.text("the packages of all " + aligned.size() + " Aligned plugins are there"))
                : failed(missing, aligned.size(), context.upgrade().target());
    }

    private static String pluginName(KubernetesObject config) {
        String label = config.labels().getOrDefault(InstalledPlugins.NAME_LABEL, "");
        String version = "-" + config.fields().textOrEmpty("/spec/version");
        return label.isEmpty() && config.name().endsWith(version)
                ? config.name().substring(0, config.name().length() - version.length())
                : label;
    }

    private static boolean isPackageFor(PlatformVersion target, KubernetesObject config) {
        boolean same = PlatformVersion.parse(config.fields().textOrEmpty("/spec/version"))
                .filter(target::sameAs)
                .isPresent();
        return same
                || config.fields().texts("/spec/targetClusterVersions").stream()
                        .flatMap(text -> MinorVersion.atStartOf(text).stream())
                        .anyMatch(target.minor()::equals);
    }

    private static Verdict failed(Set<String> missing, int all, PlatformVersion target) {
        ItemCount count = new ItemCount();
        missing.forEach(count::failed);
        for (int i = missing.size(); i < all; i++) {
            count.ok();
        }
        return Verdict.failed(
                "AlignedPackagesMissing",
                Message.text("Aligned plugins without a package for " + target + ", " + count.summary()),
                List.of(Advice.of(Message.text("Push the packages of these plugins for " + target
                        + " with violet before the upgrade is requested, or it will stall."))));
    }
}
