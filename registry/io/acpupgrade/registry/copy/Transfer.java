package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Repository;
import java.util.List;
import java.util.stream.Stream;

/**
 * One upload of one blob.
 *
 * @param owner the artifact that it is sent for; from its repository the others get it
 * @param startedIn repositories where an earlier run was interrupted at an image with this plain layer. One of them may
 *     already hold it under a digest that is known only after compressing, so the blob is first compressed without
 *     sending it
 */
public record Transfer(Blob blob, RemoteState owner, List<Repository> startedIn) {
    public Transfer {
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

    /** Combines the transfers of one blob to two repositories; it is read from the cheaper source. */
    Transfer merge(Transfer other) {
        return new Transfer(
                blob.source().isSequential() ? other.blob : blob,
                owner,
                Stream.concat(startedIn.stream(), other.startedIn.stream())
                        .distinct()
                        .toList());
    }
}
