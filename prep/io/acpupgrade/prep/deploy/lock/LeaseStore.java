package io.acpupgrade.prep.deploy.lock;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;

/** Reads and writes the Lease. */
public interface LeaseStore {
    /** The current Lease; a vacant one where none exists yet. */
    LeaseRecord read() throws ClusterException;

    /**
     * Replaces the version that this record was read from.
     *
     * @return the stored record
     * @throws ClusterException of kind CONFLICT where the Lease was changed in the meantime
     */
    LeaseRecord write(LeaseRecord record) throws ClusterException;

    static LeaseStore in(KubernetesApi api) {
        return new LeaseStore() {
            @Override
            public LeaseRecord read() throws ClusterException {
                return api.read(RunLease.NAME).map(LeaseRecord::new).orElseGet(() -> LeaseRecord.vacant(RunLease.NAME));
            }

            @Override
            public LeaseRecord write(LeaseRecord record) throws ClusterException {
                boolean isNew = record.object().resourceVersion().isEmpty();
                return new LeaseRecord(isNew ? api.create(record.object()) : api.replace(record.object()));
            }
        };
    }
}
