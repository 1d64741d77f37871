package io.acpupgrade.prep.preflight.platform;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.platform.AvailableUpdates;
import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.ProductManifest;
import io.acpupgrade.prep.platform.ShadowLookup;
import io.acpupgrade.prep.platform.UpgradePath;
import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.CheckState;
import io.acpupgrade.prep.preflight.ProposedUpgrade;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;

/** The target is an available update of the cluster, or the upgrade path is documented as supported. */
record VersionUpgradePath(VersionData data) implements Check {
    @Override
    public String name() {
        return "VersionUpgradePath";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        ProposedUpgrade upgrade = context.upgrade();
        if (upgrade.current().isEmpty()) {
            return Verdict.unknown("CurrentVersionUnknown", Message.of("check.current-version-unknown"));
        }
        Optional<AvailableUpdates> availableUpdates = availableUpdates(context);
        if (availableUpdates.filter(list -> list.updates().isEmpty()).isPresent() && isTargetPending(context)) {
            return Verdict.retry("ProductManifestNotReady", Message.of("check.manifest-not-ready", upgrade.target()));
        }
        Optional<PlatformVersion> global = upgrade.isGlobal()
                ? Optional.empty()
                : context.global().platformVersion().flatMap(PlatformVersion::parse);
        return verdict(UpgradePath.evaluate(upgrade.current().get(), upgrade.target(), availableUpdates, data, global));
    }

    private static Verdict verdict(UpgradePath path) {
        if (path instanceof UpgradePath.Allowed || path instanceof UpgradePath.AlreadyAtVersion) {
            return new Verdict(CheckState.PASSED, path.reason(), path.message(), List.of());
        }
        return path instanceof UpgradePath.Refused refused
                ? Verdict.failed(path.reason(), path.message(), List.of(Advice.of(refused.remedy())))
                : Verdict.unknown(path.reason(), path.message());
    }

    private static Optional<AvailableUpdates> availableUpdates(CheckContext context) throws ClusterException {
        return context.global().findAll(ShadowLookup.KIND, context.upgrade().cluster()).stream()
                .flatMap(object -> ClusterVersionShadow.parse(object.json()).status().availableUpdates().stream())
                .findFirst();
    }

    /** Whether the target's ProductManifest exists but is not Ready yet. */
    private static boolean isTargetPending(CheckContext context) throws ClusterException {
        String name = context.upgrade().target().tagged();
        return context.global().findAll(ProductManifest.KIND, name).stream()
                .anyMatch(manifest -> !ProductManifest.parse(manifest.json()).isReady());
    }
}
