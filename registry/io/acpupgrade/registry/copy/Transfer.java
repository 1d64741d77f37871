package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Repository;
import java.util.List;
import java.util.stream.Stream;

/**
 * One blob that has to cross the wire, once.
 *
 * @param home the repository that it is sent to; from there the others get it
 * @param begun repositories in which an earlier run was broken off at an image that has this plain layer. One of them may
 *     hold it already; its digest is known only when it has been compressed, so that is done once without sending
 */
public record Transfer(Blob blob, Repository home, List<Repository> begun) {
    public Transfer {
        begun = List.copyOf(begun);
    }

    /** Whether the blob may be there already, under a digest that has yet to be found out. */
    boolean isToBeMeasured() {
        return !begun.isEmpty();
    }

    /** The same blob wanted in another repository too: it is read from the cheaper place of both. */
    Transfer and(Transfer other) {
        return new Transfer(
                blob.source().isSequential() ? other.blob : blob,
                home,
                Stream.concat(begun.stream(), other.begun.stream()).distinct().toList());
    }
}
