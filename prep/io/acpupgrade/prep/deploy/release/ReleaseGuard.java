package io.acpupgrade.prep.deploy.release;

import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.DeployException.Kind;
import io.acpupgrade.prep.deploy.DeployLog;
import io.acpupgrade.prep.deploy.DeployOptions;
import io.acpupgrade.prep.deploy.DeployOptions.Risk;
import io.acpupgrade.prep.deploy.release.KnownRelease.Role;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.platform.ShadowLookup;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Prevents downgrades, and prevents replacing the operator during an upgrade that it carries out. Deploying the
 * installed release again is always allowed, so that an interrupted run can be repeated.
 */
public final class ReleaseGuard {
    private final KnownReleases releases;
    private final ProductBase base;
    private final Set<Risk> acceptedRisks;
    private final OwnCommand upgrade;
    private final DeployLog log;
    private final Set<Message> warned = new HashSet<>();

    /**
     * Reads the known releases from the cluster.
     *
     * @param base the platform's ProductBase
     * @param upgrade the user's command, for remedies
     */
    public ReleaseGuard(KubernetesApi api, ProductBase base, DeployOptions options, OwnCommand upgrade, DeployLog log) {
        this.releases = new KnownReleases(api, new ShadowLookup(api, options.shadowGroup()));
        this.base = base;
        this.acceptedRisks = options.risks();
        this.upgrade = upgrade;
        this.log = log;
    }

    /**
     * Checks the release against all known ones, and warns of those that cannot be compared. Only reads.
     *
     * @throws DeployException names every known release that blocks the deployment
     */
    public void require(IncomingRelease incoming) throws ClusterException, DeployException {
        List<KnownRelease> known = releases.of(base);
        List<KnownRelease> newer = filter(known, release -> release.isNewerThan(incoming));
        List<KnownRelease> inFlight =
                isInstalled(known, incoming) ? List.of() : filter(known, release -> release.role() == Role.IN_FLIGHT);
        List<Objection> objections = new ArrayList<>();
        if (!newer.isEmpty()) {
            objections.add(new Objection(Risk.DOWNGRADE, newer));
        }
        if (!inFlight.isEmpty()) {
            objections.add(new Objection(Risk.DURING_UPGRADE, inFlight));
        }
        filter(known, release -> !release.canBeCompared(incoming))
                .forEach(release ->
                        warn(Message.of("release.not-comparable", incoming.version(), release.description())));
        refuse(
                incoming,
                objections.stream()
                        .filter(one -> !acceptedRisks.contains(one.risk()))
                        .toList());
        objections.forEach(one -> warn(one.risk().accepted()));
    }

    private void warn(Message text) {
        if (warned.add(text)) {
            log.warn(text);
        }
    }

    private void refuse(IncomingRelease incoming, List<Objection> objections) throws DeployException {
        if (objections.isEmpty()) {
            return;
        }
        List<Message> reasons =
                objections.stream().map(one -> one.risk().reason()).toList();
        List<Message> remedies = objections.stream()
                .map(one -> one.risk().remedy(upgrade, one.clusters()))
                .toList();
        throw new DeployException(
                Kind.FAILED,
                Message.of("release.refused", incoming.version(), reasons),
                objections.stream()
                        .flatMap(one -> one.releases().stream())
                        .map(KnownRelease::description)
                        .distinct()
                        .toList(),
                Message.sentences(remedies));
    }

    /** Whether the operator is already of this release, and nothing newer is pending. */
    private static boolean isInstalled(List<KnownRelease> known, IncomingRelease incoming) {
        List<KnownRelease> operator = filter(known, KnownRelease::isOfOperator);
        return !operator.isEmpty()
                && operator.stream().allMatch(release -> release.isSameAs(incoming))
                && known.stream()
                        .filter(release -> release.role() == Role.IN_FLIGHT)
                        .noneMatch(release -> release.isNewerThan(incoming) || !release.canBeCompared(incoming));
    }

    private static List<KnownRelease> filter(List<KnownRelease> known, Predicate<KnownRelease> condition) {
        return known.stream().filter(condition).toList();
    }

    private record Objection(Risk risk, List<KnownRelease> releases) {
        List<String> clusters() {
            return releases.stream().map(KnownRelease::cluster).distinct().toList();
        }
    }
}
