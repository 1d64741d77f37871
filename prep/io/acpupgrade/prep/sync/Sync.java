package io.acpupgrade.prep.sync;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.CopyOptions;
import io.acpupgrade.registry.CopyPlan;
import io.acpupgrade.registry.CopyResult;
import io.acpupgrade.registry.ImageCopier;
import io.acpupgrade.registry.Registry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Brings a package's artifacts into one registry, phase by phase, each told to the log. */
public final class Sync {
    private final ImageCopier copier;
    private final SyncLog log;
    private final InstantSource clock;

    public Sync(Registry registry, CopyOptions options, SyncLog log, InstantSource clock) {
        this.copier = new ImageCopier(registry, options, log);
        this.log = log;
        this.clock = clock;
    }

    /**
     * Asks the registry what it holds, and works out what is missing. Changes nothing.
     *
     * @throws IOException where the registry cannot be asked
     */
    public CopyPlan plan(List<Artifact> artifacts) throws IOException {
        long start = clock.millis();
        log.planning(artifacts.size());
        CopyPlan plan = copier.plan(artifacts);
        log.planned(plan, since(start));
        return plan;
    }

    /**
     * Asks the registry what it holds, where nothing is going to be sent.
     *
     * @throws IOException where the registry cannot be asked
     */
    public Verification look(List<Artifact> artifacts) throws IOException {
        long start = clock.millis();
        log.planning(artifacts.size());
        Verification verification = new Verification(copier.plan(artifacts).holdings());
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
     * Looks at everything that was sent.
     *
     * @throws IOException where the registry cannot be asked
     */
    public Verification verify(CopyPlan plan) throws IOException {
        long start = clock.millis();
        log.verifying(plan.incomplete().size());
        Verification verification = new Verification(copier.verify(plan));
        log.verified(verification, since(start));
        return verification;
    }

    private Duration since(long start) {
        return Duration.ofMillis(clock.millis() - start);
    }
}
