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
                ? Verdict.notApplicable(
                        "NoClusterVersion", Message.text("no operator keeps an account of the cluster's version yet"))
                : shadows.stream()
                        .flatMap(shadow -> objection(shadow, context).stream())
                        .findFirst()
                        .orElse(Verdict.passed(Message.text(
                                "nothing says that it must not be upgraded, and no upgrade is under way")));
    }

    private static Optional<Verdict> objection(ClusterVersionShadow shadow, CheckContext context) {
        if (shadow.isOutdated()) {
            return Optional.of(
                    Verdict.retry("StatusOutdated", Message.text("its status is from before its last change")));
        }
        Optional<LenientCondition> upgradeable = shadow.condition("Upgradeable")
                .filter(condition -> condition.status().equals("False"));
        return upgradeable
                .map(no -> failed("NotUpgradeable", no.reason() + ": " + no.message(), context))
                .or(() -> otherUpgrade(shadow, context));
    }

    private static Optional<Verdict> otherUpgrade(ClusterVersionShadow shadow, CheckContext context) {
        PlatformVersion target = context.upgrade().target();
        Optional<PlatformVersion> other =
                shadow.status().desired().parsedVersion().filter(version -> !version.sameAs(target));
        return other.filter(version -> shadow.isReconciling() || shadow.isStalled())
                .map(version -> failed(
                        "UpdateInProgress",
                        "an upgrade to " + version + (shadow.isStalled() ? " is stalled" : " is under way"),
                        context));
    }

    private static Verdict failed(String reason, String message, CheckContext context) {
        ShellCommand showCommand = context.global()
                .kubectl("-n", "cpaas-system", "get", "-o", "yaml", "clusterversionshadow")
                .operand(context.upgrade().cluster());
        return Verdict.failed(
                reason,
                Message.text(message),
                List.of(Advice.of(
                        Message.text("See what the operator says, and let it come to an end first."), showCommand)));
    }
}
