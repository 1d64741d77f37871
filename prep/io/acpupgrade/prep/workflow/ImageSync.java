package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.report.RepairOrder;
import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.prep.workflow.event.InterruptNotice;
import io.acpupgrade.prep.workflow.event.WorkflowResult;
import io.acpupgrade.prep.workflow.settings.SyncSettings;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.copy.ImageCopier;
import io.acpupgrade.registry.copy.RemoteState;
import io.acpupgrade.registry.copy.Verification;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The steps that bring the images of a package into its registry, or find out whether they are there. */
final class ImageSync {
    private final ImageCopier copier;
    private final CorePackage core;
    private final RepairOrder repair;
    private final WorkflowContext run;
    private final SyncFailures failures;

    private ImageSync(
            ImageCopier copier, CorePackage core, RepairOrder repair, WorkflowContext run, SyncFailures failures) {
        this.copier = copier;
        this.core = core;
        this.repair = repair;
        this.run = run;
        this.failures = failures;
    }

    /** @param registry answers already, and takes the login */
    static ImageSync of(
            CorePackage core, RegistryTarget target, Registry registry, SyncSettings settings, WorkflowContext run) {
        return new ImageSync(
                new ImageCopier(registry, settings.copy(), run.events()),
                core,
                settings.repair(),
                run,
                new SyncFailures(target, settings, run));
    }

    /**
     * Asks the registry what it holds, and works out what is missing. Changes nothing.
     *
     * @throws IOException where the registry cannot be asked
     */
    CopyPlan plan() throws IOException {
        long start = run.clocks().monotonic().getAsLong();
        repair.note().ifPresent(note -> run.events().info(Message.of("heading.repair"), note));
        run.events().planning(core.artifacts().size());
        CopyPlan plan = CopyPlan.of(repair.applied(copier.inspect(core.artifacts())));
        run.events().planned(plan, run.since(start));
        return plan;
    }

    /**
     * Sends the blobs of the plan and publishes each artifact whose blobs are there: its manifests, and last its tag.
     *
     * @throws SyncException where an artifact was not pushed
     * @throws InterruptedException where the run was interrupted meanwhile
     */
    CopyResult push(CopyPlan plan) throws IOException, SyncException, InterruptedException {
        run.events().ifInterrupted(InterruptNotice.OF_COPY);
        CopyResult copied = copier.execute(plan);
        run.events().copied(copied);
        if (run.interruption().isAsked()) {
            throw new InterruptedException();
        }
        if (!copied.isComplete()) {
            Optional<Verification> repaired = repair.isEmpty() ? Optional.empty() : Optional.of(checked(plan));
            run.events().result(new WorkflowResult.Pushed(copied));
            throw failures.notPushed(copied, repaired);
        }
        return copied;
    }

    /**
     * Asks for everything that was sent, and reads back what was to be repaired.
     *
     * @return what the registry holds of each artifact
     * @throws SyncException where something is missing
     */
    List<RemoteState> verify(CopyPlan plan, CopyResult copied) throws IOException, SyncException {
        run.events().ifInterrupted(InterruptNotice.OF_VERIFICATION);
        Verification verification = checked(plan);
        run.events().result(new WorkflowResult.Pushed(copied));
        if (!verification.isComplete()) {
            throw failures.notKept(verification);
        }
        return verification.states();
    }

    private Verification checked(CopyPlan plan) throws IOException {
        long start = run.clocks().monotonic().getAsLong();
        run.events().verifying(plan.incomplete().size());
        List<RemoteState> states = copier.verify(plan);
        Verification verification = repair.isEmpty()
                ? Verification.asked(states)
                : Verification.of(copier.readBack(states, repair.digests()::contains), Verification.Depth.PARTIAL);
        run.events().verified(verification, run.since(start));
        return verification;
    }

    /**
     * Asks the registry whether it holds everything.
     *
     * @throws SyncException where something is missing
     */
    List<RemoteState> requireAll() throws IOException, SyncException {
        Verification verification = looked(Verification.Depth.HEAD);
        if (!verification.isComplete()) {
            throw failures.missing(verification);
        }
        return verification.states();
    }

    /**
     * Reads back everything that the registry holds.
     *
     * @throws SyncException where something is missing or damaged
     */
    void requireUndamaged() throws IOException, SyncException {
        Verification verification = looked(Verification.Depth.DEEP);
        if (!verification.isComplete()) {
            throw failures.damaged(verification);
        }
    }

    /**
     * Asks an external registry for the images. Who fills it may leave out what this platform does not use, but not the
     * required images.
     *
     * @throws SyncException where a required image is missing
     */
    List<RemoteState> requireNeeded() throws IOException, SyncException {
        run.events().info(Message.of("heading.skipping"), Message.of("sync.external"));
        Verification verification = looked(Verification.Depth.HEAD);
        if (!verification.of(core.required()).isComplete()) {
            throw failures.missing(verification);
        }
        if (!verification.isComplete()) {
            run.events().warn(failures.leftOut(verification));
        }
        return verification.states();
    }

    private Verification looked(Verification.Depth depth) throws IOException {
        long start = run.clocks().monotonic().getAsLong();
        run.events().planning(core.artifacts().size());
        List<RemoteState> states = copier.inspect(core.artifacts());
        Verification verification = depth == Verification.Depth.DEEP
                ? Verification.of(copier.readBack(states, any -> true), depth)
                : Verification.asked(states);
        run.events().verified(verification, run.since(start));
        run.events().result(new WorkflowResult.Verified(verification));
        return verification;
    }
}
