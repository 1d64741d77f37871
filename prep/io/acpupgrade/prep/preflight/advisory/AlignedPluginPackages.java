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
import io.acpupgrade.prep.text.NameList;
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
            return Verdict.unknown("KindNotServed", Message.of("advisory.plugin-kinds-not-served"));
        }
        Set<String> aligned = plugins.get().ofLifecycle("aligned");
        if (aligned.isEmpty()) {
            return Verdict.notApplicable("NoAlignedPlugins", Message.of("advisory.no-aligned-plugins"));
        }
        Set<String> missing = new TreeSet<>(aligned);
        context.global().list(ObjectSelector.all(configs.get()), config -> {
            if (isPackageFor(context.upgrade().target(), config)) {
                missing.remove(pluginName(config));
            }
        });
        return missing.isEmpty()
                ? Verdict.passed(Message.of("advisory.aligned-present", aligned.size()))
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
        return Verdict.failed(
                "AlignedPackagesMissing",
                Message.of(
                        "advisory.aligned-missing",
                        missing.size(),
                        all,
                        target,
                        NameList.shortened(List.copyOf(missing))),
                List.of(Advice.of(Message.of("advisory.push-aligned", target))));
    }
}
