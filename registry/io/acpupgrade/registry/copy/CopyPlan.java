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

/** What a copy has to do, before it does any of it. */
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

    /** Works out the least that makes every artifact whole. */
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

    /** Where the image is named already, its manifest tells the layer's digest, and a layer it lacks is not there. */
    private static Transfer transfer(RemoteState state, Blob blob) {
        boolean startedIn = blob.form() == Blob.Form.COMPRESSED
                && state.manifest().isEmpty()
                && state.artifact() instanceof Artifact.Unassembled image
                && state.holds(image.config());
        return new Transfer(blob, state.repository(), startedIn ? List.of(state.repository()) : List.of());
    }

    /** What the registry holds of each artifact. */
    public List<RemoteState> states() {
        return states;
    }

    /** Blobs to send, each once, biggest first. */
    public List<Transfer> transfers() {
        return transfers.values().stream().sorted(LARGEST_FIRST).toList();
    }

    /** The artifacts of which something has to be sent, linked or named. */
    public List<RemoteState> incomplete() {
        return states.stream().filter(state -> !state.isComplete()).toList();
    }

    /** Bytes that will be sent as they are. */
    public long verbatimBytes() {
        return bytes(Blob.Form.VERBATIM);
    }

    /** Bytes of plain layers that will be compressed, and then sent as fewer. */
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

    /** How many times a blob will be linked instead of sent. */
    public long mounts() {
        return incomplete().stream().mapToLong(this::mounts).sum();
    }

    /** How many blobs of this artifact will be linked from another repository. */
    public long mounts(RemoteState state) {
        if (state.isComplete()) {
            return 0;
        }
        return state.artifact().blobs().stream()
                .filter(blob ->
                        !state.holds(blob) && transferOf(state, blob.key()).isEmpty())
                .count();
    }

    /** What is sent to this artifact's repository for it. */
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

    /** Where the registry holds a blob already, and as what. */
    Optional<UploadedBlob> location(Blob blob) {
        return Optional.ofNullable(locations.get(blob.key()));
    }
}
