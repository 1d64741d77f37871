package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.prep.workflow.settings.SyncSettings;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.copy.ArtifactResult;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.copy.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says why a registry does not hold the whole package, and what to do about it.
 *
 * @param target the registry
 */
record SyncFailures(RegistryTarget target, SyncSettings settings, WorkflowContext run) {
    private static final Message FILL_IT = Message.of("sync.fill-external");

    /** @param repaired what was found of that which was to be repaired */
    SyncException notPushed(CopyResult copied, Optional<Verification> repaired) {
        List<ArtifactResult> missing = copied.artifacts().stream()
                .filter(artifact -> !artifact.outcome().isThere())
                .toList();
        List<ArtifactResult.Failure> failures = missing.stream()
                .flatMap(artifact -> artifact.failure().stream())
                .toList();
        boolean packageOnly =
                failures.stream().allMatch(failure -> failure.kind().isEmpty());
        return new SyncException(
                packageOnly ? ExitCode.BAD_INPUT : ExitCode.REGISTRY,
                notPushed(missing.size(), failures, copied),
                Stream.concat(
                                failures.stream().map(ArtifactResult.Failure::remedy),
                                repaired.map(Verification::damages).map(StorageAdvice::new).stream()
                                        .filter(StorageAdvice::isNeeded)
                                        .map(storage ->
                                                Message.of("sync.remove-then-again", storage.announce(run.events()))))
                        .distinct()
                        .toList());
    }

    private static Message notPushed(int missing, List<ArtifactResult.Failure> failures, CopyResult copied) {
        long notBegun = copied.count(ArtifactResult.Outcome.NOT_BEGUN);
        long heldUp = failures.stream()
                .filter(failure -> failure.causedBy().isPresent())
                .count();
        int all = copied.artifacts().size();
        return Message.list(List.of(
                Message.of("sync.not-pushed", missing, all),
                notBegun > 0 ? Message.of("sync.not-begun", notBegun) : Message.NONE,
                heldUp > 0 ? Message.of("sync.held-up", heldUp) : Message.NONE));
    }

    /** The registry was asked, and nothing was sent to it. */
    SyncException missing(Verification verification) {
        return incomplete(verification, target.acceptsPushes() ? pushIt(verification) : fillIt(verification));
    }

    private Message pushIt(Verification verification) {
        StorageAdvice storage = new StorageAdvice(verification.damages());
        if (storage.isNeeded()) {
            return Message.of("sync.remove-then-send", storage.announce(run.events()), sync());
        }
        return verification.isOnlyOtherwiseTagged() ? Message.of("sync.move-tags", sync()) : syncAgain();
    }

    private Message fillIt(Verification verification) {
        StorageAdvice storage = new StorageAdvice(verification.damages());
        return storage.isNeeded() ? Message.of("sync.remove-then", storage.announce(run.events()), FILL_IT) : FILL_IT;
    }

    private ShellCommand sync() {
        return run.program().verb("sync");
    }

    /** The registry was read back, and nothing was sent to it. */
    SyncException damaged(Verification verification) {
        return incomplete(verification, target.acceptsPushes() ? repair() : FILL_IT);
    }

    /** Everything was sent, and it is not there as it was sent. */
    SyncException notKept(Verification verification) {
        StorageAdvice storage = new StorageAdvice(verification.damages());
        if (storage.isNeeded()) {
            return incomplete(verification, Message.of("sync.remove-then-again", storage.announce(run.events())));
        }
        return incomplete(
                verification,
                Message.of(verification.isOnlyOtherwiseTagged() ? "sync.tag-moved" : "sync.restart-registry"));
    }

    /** What an external registry may do without. */
    Message leftOut(Verification verification) {
        return Message.of("sync.left-out", verification.incomplete().size(), FILL_IT);
    }

    private static SyncException incomplete(Verification verification, Message remedy) {
        Message message = Message.of(
                "sync.incomplete",
                verification.incomplete().size(),
                verification.states().size());
        return new SyncException(ExitCode.REGISTRY, message, List.of(verification.remedy(remedy)));
    }

    private Message syncAgain() {
        return Message.of(
                "sync.send-missing", sync(), run.program().verb("verify").with("--deep", "--report", "REPORT"));
    }

    private Message repair() {
        Optional<Path> written = settings.report();
        ShellCommand command = run.program()
                .verb("sync")
                .option("--repair", written.map(Path::toString).orElse("REPORT"));
        return Message.of(written.isPresent() ? "sync.send-damaged" : "sync.send-damaged-report", command);
    }
}
