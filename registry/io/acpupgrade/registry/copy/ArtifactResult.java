package io.acpupgrade.registry.copy;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.RegistryException;
import java.time.Duration;
import java.util.Optional;

/**
 * The result for one artifact.
 *
 * @param digest of its root manifest in the registry; empty when it was not pushed
 * @param sent blobs that were uploaded to its repository for it and that the registry has accepted
 * @param mounted blobs that were mounted from another repository for it
 * @param alreadyThere blobs that its repository held before, or that were brought there for another artifact
 * @param bytesSent of the blobs that were uploaded
 * @param elapsed from the first thing that was done for it until it was published or failed; zero when nothing was
 */
public record ArtifactResult(
        Artifact artifact,
        Outcome outcome,
        Optional<Digest> digest,
        int sent,
        int mounted,
        int alreadyThere,
        long bytesSent,
        Duration elapsed,
        Optional<Failure> failure) {
    /** How the artifact ended. */
    public enum Outcome {
        PUSHED,
        ALREADY_THERE,
        FAILED,
        /** It was in progress when the run ended. */
        INTERRUPTED,
        /** The run ended before the artifact was started; it has not failed. */
        NOT_BEGUN;

        static Outcome of(Failure failure) {
            return failure.kind().equals(Optional.of(RegistryException.Kind.CANCELLED)) ? INTERRUPTED : FAILED;
        }

        /** Whether the registry holds the complete artifact. */
        public boolean isThere() {
            return this == PUSHED || this == ALREADY_THERE;
        }
    }

    /**
     * Why it failed or was interrupted, and what to do.
     *
     * @param kind empty when the package is the cause
     * @param causedBy the other artifact that met the failure
     */
    public record Failure(
            Message message, Message remedy, Optional<RegistryException.Kind> kind, Optional<Reference> causedBy) {
        static Failure of(Throwable cause) {
            if (cause instanceof RegistryException told) {
                return new Failure(told.problem().message(), remedy(told), Optional.of(told.kind()), Optional.empty());
            }
            Message known =
                    cause instanceof Explained explained ? explained.problem().remedy() : Message.NONE;
            return new Failure(
                    Message.of("copy.read-package", Message.of(cause)),
                    known.isEmpty() ? Message.of("copy.check-package") : known,
                    Optional.empty(),
                    Optional.empty());
        }

        /** Where the whole run is repeated, what it has sent is not sent again. */
        private static Message remedy(RegistryException failure) {
            RegistryException.Kind kind = failure.kind();
            return kind.isTemporary() || kind.isRegistryWide()
                    ? Message.sentences(failure.remedy(), Message.of("copy.only-missing"))
                    : failure.remedy();
        }

        /** The same failure as an artifact tells it that has not met it itself. */
        Failure met(Optional<Reference> by, Message words) {
            return new Failure(words, remedy, kind, by);
        }
    }
}
