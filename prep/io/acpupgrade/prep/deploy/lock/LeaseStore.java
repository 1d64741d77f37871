package io.acpupgrade.prep.deploy.lock;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesApi;

/** Where the Lease is kept. */
public interface LeaseStore {
    /** As it is now; a vacant one where there is none yet. */
    LeaseRecord read() throws ClusterException;

    /**
     * Writes it over what it was made of.
     *
     * @return how it was stored
     * @throws ClusterException of kind CONFLICT where something else was written in the meantime
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
