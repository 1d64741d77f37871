package io.acpupgrade.prep.preflight.platform;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.LenientCondition;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.ShadowLookup;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cluster's version object is not marked as not upgradeable, and no other upgrade is in progress. */
final class ClusterVersionUpgradeable implements Check {
    private static final List<String> KINDS = List.of(ShadowLookup.KIND, "ClusterVersion");

    @Override
    public String name() {
        return "ClusterVersionUpgradeable";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        List<ClusterVersionShadow> shadows = new ArrayList<>();
        for (String kind : KINDS) {
            context.global().findAll(kind, context.upgrade().cluster()).stream()
                    .map(object -> ClusterVersionShadow.parse(object.json()))
                    .forEach(shadows::add);
        }
        return shadows.isEmpty()
                ? Verdict.notApplicable("NoClusterVersion", Message.of("check.no-cluster-version"))
                : shadows.stream()
                        .flatMap(shadow -> objection(shadow, context).stream())
                        .findFirst()
                        .orElse(Verdict.passed(Message.of("check.upgradeable")));
    }

    private static Optional<Verdict> objection(ClusterVersionShadow shadow, CheckContext context) {
        if (shadow.isOutdated()) {
            return Optional.of(Verdict.retry("StatusOutdated", Message.of("check.status-outdated")));
        }
        Optional<LenientCondition> upgradeable = shadow.condition("Upgradeable")
                .filter(condition -> condition.status().equals("False"));
        return upgradeable
                .map(no -> Verdict.failed(
                        "NotUpgradeable",
                        Message.of("during", no.reason(), no.message()),
                        List.of(Advice.of(Message.of("check.resolve-not-upgradeable"), showCommand(context)))))
                .or(() -> otherUpgrade(shadow, context));
    }

    private static Optional<Verdict> otherUpgrade(ClusterVersionShadow shadow, CheckContext context) {
        PlatformVersion target = context.upgrade().target();
        Optional<PlatformVersion> other =
                shadow.status().desired().parsedVersion().filter(version -> !version.sameAs(target));
        return other.filter(version -> shadow.isReconciling() || shadow.isStalled())
                .map(version -> shadow.isStalled()
                        ? inProgress(
                                Message.of("check.upgrade-stalled", version),
                                Message.of("check.finish-stalled-upgrade"),
                                context)
                        : inProgress(
                                Message.of("check.upgrade-in-progress", version),
                                Message.of("check.wait-for-upgrade"),
                                context));
    }

    private static Verdict inProgress(Message message, Message remedy, CheckContext context) {
        return Verdict.failed("UpdateInProgress", message, List.of(Advice.of(remedy, showCommand(context))));
    }

    private static ShellCommand showCommand(CheckContext context) {
        return context.global()
                .kubectl("-n", "cpaas-system", "get", "-o", "yaml", "clusterversionshadow")
                .operand(context.upgrade().cluster());
    }
}
