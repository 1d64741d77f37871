package io.acpupgrade.prep.deploy;

import io.acpupgrade.prep.deploy.lock.LeaseRecord;
import io.acpupgrade.prep.deploy.lock.LeaseStore;
import io.acpupgrade.prep.deploy.lock.RunLease;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.problem.Message;
import java.util.Optional;

/** A Lease in memory, which can be made unreachable. */
public final class InMemoryLeaseStore implements LeaseStore {
    private LeaseRecord stored = LeaseRecord.vacant(RunLease.NAME);
    private int version;
    private Optional<ClusterException.Kind> failure = Optional.empty();

    /** Fails from now on. */
    public void fail(ClusterException.Kind kind) {
        failure = Optional.of(kind);
    }

    public void recover() {
        failure = Optional.empty();
    }

    public LeaseRecord stored() {
        return stored;
    }

    @Override
    public LeaseRecord read() throws ClusterException {
        failIfConfigured();
        return stored;
    }

    @Override
    public LeaseRecord write(LeaseRecord record) throws ClusterException {
        failIfConfigured();
        if (!record.object().resourceVersion().equals(stored.object().resourceVersion())) {
            throw new ClusterException(
                    ClusterException.Kind.CONFLICT,
                    Message.verbatim("Writing the Lease: it was changed"),
                    Message.NONE);
        }
        return put(record);
    }

    /** Writes as another client. */
    public LeaseRecord put(LeaseRecord record) {
        version++;
        stored = new LeaseRecord(record.object()
                .with(json -> json.withObject("/metadata").put("resourceVersion", Integer.toString(version))));
        return stored;
    }

    private void failIfConfigured() throws ClusterException {
        if (failure.isPresent()) {
            throw new ClusterException(failure.get(), Message.verbatim("Reaching the Lease: not now"), Message.NONE);
        }
    }
}
