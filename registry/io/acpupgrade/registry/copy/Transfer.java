package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Repository;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One upload of one blob.
 *
 * @param owner the artifact that it is sent for; from its repository the others get it
 * @param waiting artifacts in other repositories that need it too; where the owner's repository refuses it, it is sent
 *     for the first of them
 * @param startedIn repositories where an earlier run was interrupted at an image with this plain layer. One of them may
 *     already hold it under a digest that is known only after compressing, so the blob is first compressed without
 *     sending it
 */
public record Transfer(Blob blob, RemoteState owner, List<RemoteState> waiting, List<Repository> startedIn) {
    public Transfer {
        waiting = List.copyOf(waiting);
        startedIn = List.copyOf(startedIn);
    }

    /** Returns the repository that it is sent to. */
    public Repository repository() {
        return owner.repository();
    }

    /** Whether the blob may already be in the registry, under a digest that is not yet known. */
    boolean needsMeasuring() {
        return !startedIn.isEmpty();
    }

    /** Returns the same transfer for the next artifact that needs the blob, to that one's repository. */
    Optional<Transfer> toNext() {
        return waiting.stream()
                .findFirst()
                .map(next -> new Transfer(blob, next, waiting.subList(1, waiting.size()), startedIn));
    }

    private Stream<RemoteState> recipients() {
        return Stream.concat(Stream.of(owner), waiting.stream());
    }

    private boolean isElsewhere(RemoteState state) {
        return recipients().map(RemoteState::repository).noneMatch(state.repository()::equals);
    }

    /** Combines the transfers of one blob to two repositories; it is read from the cheaper source. */
    Transfer merge(Transfer other) {
        return new Transfer(
                blob.source().isSequential() ? other.blob : blob,
                owner,
                Stream.concat(waiting.stream(), other.recipients().filter(this::isElsewhere))
                        .toList(),
                Stream.concat(startedIn.stream(), other.startedIn.stream())
                        .distinct()
                        .toList());
    }
}
