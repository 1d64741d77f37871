package io.acpupgrade.prep.deploy;

import io.acpupgrade.prep.deploy.lock.LeaseRecord;
import io.acpupgrade.prep.deploy.lock.LeaseStore;
import io.acpupgrade.prep.deploy.lock.RunLease;
import io.acpupgrade.prep.kubernetes.ClusterException;
import java.util.Optional;

/** A Lease in memory, that can be out of reach. */
public final class LeaseShelf implements LeaseStore {
    private LeaseRecord kept = LeaseRecord.vacant(RunLease.NAME);
    private int version;
    private Optional<ClusterException.Kind> failure = Optional.empty();

    /** Fails from now on. */
    public void fail(ClusterException.Kind kind) {
        failure = Optional.of(kind);
    }

    public void work() {
        failure = Optional.empty();
    }

    public LeaseRecord kept() {
        return kept;
    }

    @Override
    public LeaseRecord read() throws ClusterException {
        failWhereWanted();
        return kept;
    }

    @Override
    public LeaseRecord write(LeaseRecord record) throws ClusterException {
        failWhereWanted();
        if (!record.object().resourceVersion().equals(kept.object().resourceVersion())) {
            throw new ClusterException(ClusterException.Kind.CONFLICT, "Writing the Lease: it was changed", "");
        }
        return put(record);
    }

    /** As by another hand. */
    public LeaseRecord put(LeaseRecord record) {
        version++;
        kept = new LeaseRecord(record.object()
                .with(json -> json.withObject("/metadata").put("resourceVersion", Integer.toString(version))));
        return kept;
    }

    private void failWhereWanted() throws ClusterException {
        if (failure.isPresent()) {
            throw new ClusterException(failure.get(), "Reaching the Lease: not now", "");
        }
    }
}
