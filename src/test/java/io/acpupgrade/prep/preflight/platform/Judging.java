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

/** Asks one check about a cluster that is made of recorded objects. */
final class Judging {
    private Judging() {}

    /** The verdict on bringing the global cluster from 4.2.0 to 4.3.0. */
    static Verdict of(String check, InMemoryApi global) throws ClusterException {
        return of(check, subject("4.2.0", "4.3.0"), global);
    }

    static ProposedUpgrade subject(String from, String to) {
        return new ProposedUpgrade(
                ManagedCluster.GLOBAL, PlatformVersion.of(to), Optional.of(PlatformVersion.of(from)));
    }

    static Verdict of(String check, ProposedUpgrade upgrade, InMemoryApi global) throws ClusterException {
        return named(check).evaluate(CheckContext.of(upgrade, new ClusterReader(global), UnreachableCluster.WORKLOAD));
    }

    private static Check named(String name) {
        return ProductChecks.all(VersionData.bundled()).stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
