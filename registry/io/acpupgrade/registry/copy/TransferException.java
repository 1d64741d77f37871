package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Blob;
import java.io.IOException;
import java.util.List;

/**
 * A blob was not sent. Every artifact that needs the blob gets this failure, so it says for which ones it was tried.
 */
final class TransferException extends IOException {
    private final transient Blob blob;
    private final transient List<Attempt> attempts;

    /** An attempt to send the blob for one artifact. */
    record Attempt(RemoteState by, IOException failure) {}

    /** @param attempts in order: one, or as many as there were repositories that refused the blob */
    TransferException(Blob blob, List<Attempt> attempts) {
        super(last(attempts).failure());
        this.blob = blob;
        this.attempts = List.copyOf(attempts);
    }

    Blob blob() {
        return blob;
    }

    /** Returns the attempt that concerns this artifact most: its own, one for its repository, or the last. */
    Attempt attemptFor(RemoteState state) {
        return attempts.stream()
                .filter(attempt -> attempt.by() == state)
                .findFirst()
                .or(() -> attempts.stream()
                        .filter(attempt -> attempt.by().repository().equals(state.repository()))
                        .findFirst())
                .orElseGet(() -> last(attempts));
    }

    private static Attempt last(List<Attempt> attempts) {
        return attempts.get(attempts.size() - 1);
    }
}
