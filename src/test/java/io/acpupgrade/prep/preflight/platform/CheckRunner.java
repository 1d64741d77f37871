package io.acpupgrade.prep.preflight.platform;

import io.acpupgrade.fixture.InMemoryApi;
import io.acpupgrade.fixture.UnreachableCluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.ProposedUpgrade;
import io.acpupgrade.prep.preflight.Verdict;
import java.util.Optional;

/** Evaluates one check on a cluster of recorded objects. */
final class CheckRunner {
    private CheckRunner() {}

    /** The verdict for an upgrade of the global cluster from 4.2.0 to 4.3.0. */
    static Verdict verdict(String check, InMemoryApi global) throws ClusterException {
        return verdict(check, upgrade("4.2.0", "4.3.0"), global);
    }

    static ProposedUpgrade upgrade(String from, String to) {
        return new ProposedUpgrade(
                ManagedCluster.GLOBAL, PlatformVersion.of(to), Optional.of(PlatformVersion.of(from)));
    }

    static Verdict verdict(String check, ProposedUpgrade upgrade, InMemoryApi global) throws ClusterException {
        return check(check).evaluate(CheckContext.of(upgrade, new ClusterReader(global), UnreachableCluster.WORKLOAD));
    }

    private static Check check(String name) {
        return ProductChecks.all(VersionData.bundled()).stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
