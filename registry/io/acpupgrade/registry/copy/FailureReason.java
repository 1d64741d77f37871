package io.acpupgrade.registry.copy;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.RegistryException;
import java.io.IOException;
import java.util.Optional;

/**
 * Says why an artifact was not pushed, from its own point of view: a failure that it met itself is told as it is; of one
 * that another artifact met it tells which blob it lacks, and which artifact that was.
 */
record FailureReason(RemoteState state) {
    ArtifactResult.Failure of(IOException failure) {
        if (failure instanceof TransferException broken) {
            return of(broken);
        }
        return failure instanceof CopyEndedException end
                ? ended(Message.of("copy.publish", reference(state)), end)
                : ArtifactResult.Failure.of(failure);
    }

    private ArtifactResult.Failure of(TransferException broken) {
        Digest blob = broken.blob().packaged().digest();
        TransferException.Attempt attempt = broken.attemptFor(state);
        if (attempt.failure() instanceof CopyEndedException end) {
            return ended(Message.of("copy.send-blob", blob), end);
        }
        ArtifactResult.Failure failure = ArtifactResult.Failure.of(attempt.failure());
        RemoteState sender = attempt.by();
        return sender == state
                ? failure
                : failure.met(
                        Optional.of(reference(sender)),
                        isInterruption(failure)
                                ? Message.of("copy.sender-interrupted", blob, reference(sender))
                                : Message.of("copy.sender-failed", blob, reference(sender)));
    }

    private ArtifactResult.Failure ended(Message action, CopyEndedException end) {
        ArtifactResult.Failure failure = ArtifactResult.Failure.of(end.failure());
        if (isInterruption(failure)) {
            return failure.met(Optional.empty(), Message.of("copy.not-begun", action));
        }
        return end.at() == state
                ? failure
                : failure.met(
                        Optional.of(reference(end.at())),
                        Message.of("copy.not-begun-after", action, reference(end.at())));
    }

    private static boolean isInterruption(ArtifactResult.Failure failure) {
        return failure.kind().equals(Optional.of(RegistryException.Kind.CANCELLED));
    }

    private static Reference reference(RemoteState state) {
        return state.artifact().reference();
    }

    /** Orders failures: the artifact's own says most, then that of a blob that it waited for, then that the copy ended. */
    int distance(IOException failure) {
        if (!(failure instanceof TransferException broken)) {
            return 0;
        }
        TransferException.Attempt attempt = broken.attemptFor(state);
        if (attempt.failure() instanceof CopyEndedException) {
            return 2;
        }
        return attempt.by() == state ? 0 : 1;
    }
}
