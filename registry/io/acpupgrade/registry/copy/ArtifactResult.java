package io.acpupgrade.registry.copy;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.RegistryException;
import java.time.Duration;
import java.util.Optional;

/**
 * The result for one artifact.
 *
 * @param digest of its root manifest in the registry; empty when it was not pushed
 * @param sent blobs uploaded to its repository
 * @param mounted blobs mounted from another repository
 * @param alreadyThere blobs that its repository already held
 * @param bytesSent of its blobs over the network
 * @param elapsed from its first upload until it was published or failed
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
        /** It was in progress when the program was stopped. */
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

    /** Why it failed or was interrupted, and what to do. */
    public record Failure(Message message, Message remedy, Optional<RegistryException.Kind> kind) {
        static Failure of(Throwable cause) {
            if (cause instanceof RegistryException told) {
                return new Failure(
                        Message.text(String.valueOf(told.getMessage())), told.remedy(), Optional.of(told.kind()));
            }
            String remedy = cause instanceof ContentException content
                    ? content.remedy().english()
                    : "See that the package can be read, and check it again.";
            return new Failure(
                    Message.text("read the package: " + cause.getMessage()), Message.text(remedy), Optional.empty());
        }
    }
}
