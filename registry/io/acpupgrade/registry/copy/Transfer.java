package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Repository;
import java.util.List;
import java.util.stream.Stream;

/**
 * One blob that has to cross the wire, once.
 *
 * @param repository the repository that it is sent to; from there the others get it
 * @param startedIn repositories in which an earlier run was broken off at an image that has this plain layer. One of them may
 *     hold it already; its digest is known only when it has been compressed, so that is done once without sending
 */
public record Transfer(Blob blob, Repository repository, List<Repository> startedIn) {
    public Transfer {
        startedIn = List.copyOf(startedIn);
    }

    /** Whether the blob may be there already, under a digest that has yet to be found out. */
    boolean needsMeasuring() {
        return !startedIn.isEmpty();
    }

    /** The same blob wanted in another repository too: it is read from the cheaper place of both. */
    Transfer merge(Transfer other) {
        return new Transfer(
                blob.source().isSequential() ? other.blob : blob,
                repository,
                Stream.concat(startedIn.stream(), other.startedIn.stream())
                        .distinct()
                        .toList());
    }
}
