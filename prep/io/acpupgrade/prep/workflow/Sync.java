package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.report.RepairOrder;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.copy.CopyOptions;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.copy.ImageCopier;
import io.acpupgrade.registry.copy.RemoteState;
import io.acpupgrade.registry.copy.Verification;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Brings a package's artifacts into one registry, phase by phase, each told to the log. */
public final class Sync {
    private final ImageCopier copier;
    private final SyncLog log;
    private final LongSupplier nanos;

    public Sync(Registry registry, CopyOptions options, SyncLog log, LongSupplier nanos) {
        this.copier = new ImageCopier(registry, options, log);
        this.log = log;
        this.nanos = nanos;
    }

    /**
     * Asks the registry what it holds, and works out what is missing. Changes nothing.
     *
     * @param repair what is sent again although the registry says that it is there
     * @throws IOException where the registry cannot be asked
     */
    public CopyPlan plan(List<Artifact> artifacts, RepairOrder repair) throws IOException {
        long start = nanos.getAsLong();
        log.planning(artifacts.size());
        CopyPlan plan = CopyPlan.of(repair.applied(copier.look(artifacts)));
        log.planned(plan, since(start));
        return plan;
    }

    /**
     * Asks the registry what it holds, where nothing is going to be sent.
     *
     * @throws IOException where the registry cannot be asked
     */
    public Verification look(List<Artifact> artifacts) throws IOException {
        return verified(artifacts, holdings -> new Verification(holdings, Verification.Depth.HEAD));
    }

    /**
     * Asks the registry what it holds, and reads all of it back.
     *
     * @throws IOException where the registry cannot be asked
     */
    public Verification read(List<Artifact> artifacts) throws IOException {
        return verified(
                artifacts,
                holdings -> new Verification(copier.readBack(holdings, any -> true), Verification.Depth.DEEP));
    }

    /** What is made of the holdings that the registry has told of. */
    private interface Judge {
        Verification judge(List<RemoteState> holdings) throws IOException;
    }

    private Verification verified(List<Artifact> artifacts, Judge judge) throws IOException {
        long start = nanos.getAsLong();
        log.planning(artifacts.size());
        Verification verification = judge.judge(copier.look(artifacts));
        log.verified(verification, since(start));
        return verification;
    }

    /** Sends what the plan says. */
    public CopyResult copy(CopyPlan plan) {
        CopyResult result = copier.execute(plan);
        log.copied(result);
        return result;
    }

    /**
     * Looks at everything that was sent, and reads back what was to be repaired.
     *
     * @throws IOException where the registry cannot be asked
     */
    public Verification verify(CopyPlan plan, RepairOrder repair) throws IOException {
        long start = nanos.getAsLong();
        log.verifying(plan.incomplete().size());
        List<RemoteState> holdings = copier.verify(plan);
        if (!repair.isEmpty()) {
            holdings = copier.readBack(holdings, repair.digests()::contains);
        }
        Verification verification = new Verification(holdings, Verification.Depth.HEAD);
        log.verified(verification, since(start));
        return verification;
    }

    private Duration since(long start) {
        return Duration.ofNanos(nanos.getAsLong() - start);
    }
}
