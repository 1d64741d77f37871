package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The transfers and mounts of a copy, computed before it starts. */
public final class CopyPlan {
    private static final Comparator<Transfer> LARGEST_FIRST = Comparator.comparingLong(
                    (Transfer transfer) -> transfer.blob().size())
            .reversed();

    private final List<RemoteState> states;
    private final Map<Blob.Key, Transfer> transfers;
    private final Map<Blob.Key, UploadedBlob> locations;

    private CopyPlan(
            List<RemoteState> states, Map<Blob.Key, Transfer> transfers, Map<Blob.Key, UploadedBlob> locations) {
        this.states = List.copyOf(states);
        this.transfers = transfers;
        this.locations = Map.copyOf(locations);
    }

    /** Computes the minimal work that makes every artifact complete. */
    public static CopyPlan of(List<RemoteState> states) {
        Map<Blob.Key, UploadedBlob> locations = new HashMap<>();
        for (RemoteState state : states) {
            for (Blob blob : state.artifact().blobs()) {
                state.uploaded(blob).ifPresent(there -> locations.putIfAbsent(blob.key(), there));
            }
        }
        Map<Blob.Key, Transfer> transfers = new LinkedHashMap<>();
        for (RemoteState state : states) {
            for (Blob blob :
                    state.isComplete() ? List.<Blob>of() : state.artifact().blobs()) {
                if (!locations.containsKey(blob.key())) {
                    transfers.merge(blob.key(), transfer(state, blob), Transfer::merge);
                }
            }
        }
        return new CopyPlan(states, transfers, locations);
    }

    /**
     * When the tag already points to the image, its manifest lists the layer digests, so a missing layer is known to be
     * missing.
     */
    private static Transfer transfer(RemoteState state, Blob blob) {
        boolean startedIn = blob.form() == Blob.Form.COMPRESSED
                && state.manifest().isEmpty()
                && state.artifact() instanceof Artifact.Unassembled image
                && state.holds(image.config());
        return new Transfer(blob, state, List.of(), startedIn ? List.of(state.repository()) : List.of());
    }

    /** Returns the state of each artifact in the registry. */
    public List<RemoteState> states() {
        return states;
    }

    /** Returns the blobs to upload, each once, largest first. */
    public List<Transfer> transfers() {
        return transfers.values().stream().sorted(LARGEST_FIRST).toList();
    }

    /** Returns the artifacts that need an upload, a mount or a manifest. */
    public List<RemoteState> incomplete() {
        return states.stream().filter(state -> !state.isComplete()).toList();
    }

    /** Returns how many bytes are uploaded unchanged. */
    public long verbatimBytes() {
        return bytes(Blob.Form.VERBATIM);
    }

    /** Returns how many bytes of plain layers are compressed before upload. */
    public long bytesToCompress() {
        return bytes(Blob.Form.COMPRESSED);
    }

    private long bytes(Blob.Form form) {
        return transfers.values().stream()
                .map(Transfer::blob)
                .filter(blob -> blob.form() == form)
                .mapToLong(Blob::size)
                .sum();
    }

    /** Returns the number of mounts. */
    public long mounts() {
        return incomplete().stream().mapToLong(this::mounts).sum();
    }

    /** Returns the number of mounts for one artifact. */
    public long mounts(RemoteState state) {
        if (state.isComplete()) {
            return 0;
        }
        return state.artifact().blobs().stream()
                .filter(blob ->
                        !state.holds(blob) && transferOf(state, blob.key()).isEmpty())
                .count();
    }

    /** Returns the uploads to this artifact's repository. */
    public List<Transfer> transfersOf(RemoteState state) {
        Stream<Blob> needed = state.isComplete() ? Stream.empty() : state.artifact().blobs().stream();
        return needed.map(Blob::key)
                .distinct()
                .flatMap(key -> transferOf(state, key).stream())
                .sorted(LARGEST_FIRST)
                .toList();
    }

    private Optional<Transfer> transferOf(RemoteState state, Blob.Key key) {
        return Optional.ofNullable(transfers.get(key))
                .filter(transfer -> transfer.repository().equals(state.repository()));
    }

    /** Returns where the registry already holds a blob. */
    Optional<UploadedBlob> location(Blob blob) {
        return Optional.ofNullable(locations.get(blob.key()));
    }
}
