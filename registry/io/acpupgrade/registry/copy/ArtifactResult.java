package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.RegistryException;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of one artifact.
 *
 * @param digest what its name stands for in the registry now; nothing where it did not get there
 * @param sent blobs whose bytes were sent to its repository
 * @param mounted blobs that were linked from another repository
 * @param alreadyThere blobs that its repository held before
 * @param bytesSent of its blobs, as they went over the wire
 * @param elapsed from the first byte sent for it until it was named, or came to nothing
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
    /** The one word for it. */
    public enum Outcome {
        PUSHED,
        ALREADY_THERE,
        FAILED,
        /** It was under way when the program was told to end. */
        INTERRUPTED,
        /** The run ended before anything was done for it; nothing is wrong with it. */
        NOT_BEGUN;

        static Outcome of(Failure failure) {
            return failure.kind().equals(Optional.of(RegistryException.Kind.CANCELLED)) ? INTERRUPTED : FAILED;
        }

        /** Whether the registry has it whole. */
        public boolean isThere() {
            return this == PUSHED || this == ALREADY_THERE;
        }
    }

    /** Why it failed or was broken off, and what to do about it. */
    public record Failure(String message, String remedy, Optional<RegistryException.Kind> kind) {
        static Failure of(Throwable cause) {
            if (cause instanceof RegistryException told) {
                return new Failure(String.valueOf(told.getMessage()), told.remedy(), Optional.of(told.kind()));
            }
            String remedy = cause instanceof ContentException content
                    ? content.remedy()
                    : "See that the package can be read, and check it again.";
            return new Failure("read the package: " + cause.getMessage(), remedy, Optional.empty());
        }
    }
}
