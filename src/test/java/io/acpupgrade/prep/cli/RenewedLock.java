package io.acpupgrade.prep.cli;

import io.acpupgrade.fixture.cluster.TestCluster;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Another run that holds the Lease and renews it, with a clock that is wrong. */
final class RenewedLock implements AutoCloseable {
    private final ScheduledExecutorService renewals = Executors.newSingleThreadScheduledExecutor();
    private final TestCluster cluster;
    private final String identity;
    private int renewal;

    private RenewedLock(TestCluster cluster, String identity) {
        this.cluster = cluster;
        this.identity = identity;
    }

    static RenewedLock of(TestCluster cluster, String identity) {
        RenewedLock holder = new RenewedLock(cluster, identity);
        holder.renew();
        var unused = holder.renewals.scheduleWithFixedDelay(holder::renew, 200, 200, TimeUnit.MILLISECONDS);
        return holder;
    }

    private void renew() {
        renewal++;
        cluster.create("""
                apiVersion: coordination.k8s.io/v1
                kind: Lease
                metadata: {name: acp-upgrade, namespace: cpaas-system}
                spec:
                  holderIdentity: %s
                  leaseDurationSeconds: 15
                  renewTime: "2001-01-01T00:00:%02d.000000Z"
                """.formatted(identity, renewal % 60));
    }

    @Override
    public void close() {
        renewals.shutdownNow();
    }
}
