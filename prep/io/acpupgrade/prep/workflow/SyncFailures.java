package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.target.RegistryTarget;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.prep.workflow.settings.SyncSettings;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.copy.ArtifactResult;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.copy.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Says why a registry does not hold the whole package, and what to do about it.
 *
 * @param target the registry
 */
record SyncFailures(RegistryTarget target, SyncSettings settings, WorkflowContext run) {
    private static final String FILL_IT =
            "Have whoever looks after this external registry bring in what is missing, or push it yourself by naming the"
                    + " registry with --registry; then run the same command again.";

    private static final String RESTART_IT =
            "Restart the registry, which may remember what it no longer has, and run the same command again; if something"
                    + " is missing again, see the registry's log and storage.";

    private static final String TAG_MOVED =
            "Something else has moved the tag meanwhile: see that no other run pushes there, and run the same command again.";

    SyncException notPushed(CopyResult copied) {
        List<ArtifactResult> missing = copied.artifacts().stream()
                .filter(artifact -> !artifact.outcome().isThere())
                .toList();
        List<ArtifactResult.Failure> failures = missing.stream()
                .flatMap(artifact -> artifact.failure().stream())
                .toList();
        long notBegun = copied.count(ArtifactResult.Outcome.NOT_BEGUN);
        long held = failures.stream()
                .filter(failure -> failure.causedBy().isPresent())
                .count();
        String message = "Not pushed: " + missing.size() + " of "
                + Units.count(copied.artifacts().size(), "artifact")
                + (notBegun > 0 ? ", " + notBegun + " of them not begun" : "")
                + (held > 0 ? ", " + held + " of them held up by another" : "");
        boolean packageOnly =
                failures.stream().allMatch(failure -> failure.kind().isEmpty());
        return new SyncException(
                packageOnly ? ExitCode.BAD_INPUT : ExitCode.REGISTRY,
                Message.text(message),
                Message.texts(failures.stream()
                        .map(it -> it.remedy().english())
                        .distinct()
                        .toList()));
    }

    /** The registry was asked, and nothing was sent to it. */
    SyncException missing(Verification verification) {
        return incomplete(verification, target.acceptsPushes() ? pushIt(verification) : fillIt(verification));
    }

    private String pushIt(Verification verification) {
        StorageAdvice storage = new StorageAdvice(verification.damages());
        if (storage.isNeeded()) {
            return storage.announce(run.events()) + ", then run `" + sync() + "`, which sends them anew.";
        }
        return verification.isOnlyOtherwiseTagged()
                ? "Run `" + sync() + "`, which makes the tags point to the images of this package."
                : syncAgain();
    }

    private String fillIt(Verification verification) {
        StorageAdvice storage = new StorageAdvice(verification.damages());
        return storage.isNeeded() ? storage.announce(run.events()) + ". " + FILL_IT : FILL_IT;
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
            return incomplete(verification, storage.announce(run.events()) + ", and run the same command again.");
        }
        return incomplete(verification, verification.isOnlyOtherwiseTagged() ? TAG_MOVED : RESTART_IT);
    }

    /** What an external registry may do without. */
    String leftOut(Verification verification) {
        int missing = verification.incomplete().size();
        return Units.count(missing, "artifact") + " of the package " + (missing == 1 ? "is" : "are")
                + " not whole in the external registry; the two images that deploying needs are. " + FILL_IT;
    }

    private static SyncException incomplete(Verification verification, String remedy) {
        String message =
                "Not whole in the registry: " + verification.incomplete().size() + " of "
                        + Units.count(verification.states().size(), "artifact");
        return new SyncException(
                ExitCode.REGISTRY,
                Message.text(message),
                Message.texts(List.of(verification.remedy(Message.text(remedy)).english())));
    }

    private String syncAgain() {
        return "Run `" + sync() + "` to send what is missing. What is missing again although it was sent lies"
                + " damaged in the registry's storage: `"
                + run.program().verb("verify").with("--deep", "--report", "REPORT") + "` names it.";
    }

    private String repair() {
        Optional<Path> written = settings.report();
        String file = written.map(Path::toString).orElse("REPORT");
        return "Send again what is damaged: `" + run.program().verb("sync").option("--repair", file) + "`"
                + (written.isPresent()
                        ? ""
                        : ", where REPORT is the report of this run (write it with --report REPORT)")
                + ".";
    }
}
