package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Repository;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The transfers and mounts of a copy, computed before it starts. */
public final class CopyPlan {
    private static final Comparator<Transfer> LARGEST_FIRST = Comparator.comparingLong(
                    (Transfer transfer) -> transfer.blob().size())
            .reversed();

    private final List<RemoteState> states;
    private final Map<Blob.Key, Transfer> transfers;
    private final Map<Blob.Key, UploadedBlob> locations;
    private final Map<RemoteState, List<Transfer>> transfersByOwner;
    private final Map<RemoteState, Long> mounts;

    private CopyPlan(
            List<RemoteState> states, Map<Blob.Key, Transfer> transfers, Map<Blob.Key, UploadedBlob> locations) {
        this.states = List.copyOf(states);
        this.transfers = transfers;
        this.locations = Map.copyOf(locations);
        this.transfersByOwner = transfers().stream().collect(Collectors.groupingBy(Transfer::owner));
        this.mounts = countMounts();
    }

    /** Computes the minimal work that makes every artifact complete. */
    public static CopyPlan of(List<RemoteState> states) {
        Map<Blob.Key, UploadedBlob> locations = locations(states);
        return new CopyPlan(states, transfers(states, locations), locations);
    }

    private static Map<Blob.Key, UploadedBlob> locations(List<RemoteState> states) {
        Map<Blob.Key, UploadedBlob> locations = new HashMap<>();
        for (RemoteState state : states) {
            for (Blob blob : state.artifact().blobs()) {
                state.uploaded(blob).ifPresent(there -> locations.putIfAbsent(blob.key(), there));
            }
        }
        return locations;
    }

    private static Map<Blob.Key, Transfer> transfers(List<RemoteState> states, Map<Blob.Key, UploadedBlob> locations) {
        Map<Blob.Key, Transfer> transfers = new LinkedHashMap<>();
        for (RemoteState state : states) {
            for (Blob blob :
                    state.isComplete() ? List.<Blob>of() : state.artifact().blobs()) {
                if (!locations.containsKey(blob.key())) {
                    transfers.merge(blob.key(), transfer(state, blob), Transfer::merge);
                }
            }
        }
        return transfers;
    }

    /** Each blob is mounted once in a repository, for the first artifact there that needs it. */
    private Map<RemoteState, Long> countMounts() {
        Map<Repository, Set<Blob.Key>> mounted = new HashMap<>();
        Map<RemoteState, Long> counts = new HashMap<>();
        for (RemoteState state : incomplete()) {
            Set<Blob.Key> here = mounted.computeIfAbsent(state.repository(), key -> new HashSet<>());
            long count = state.artifact().blobs().stream()
                    .map(Blob::key)
                    .filter(blob -> !state.holds(blob) && !origin(blob).equals(state.repository()))
                    .filter(here::add)
                    .count();
            counts.put(state, count);
        }
        return counts;
    }

    /** Returns the repository that gets the blob first, or holds it. */
    private Repository origin(Blob.Key blob) {
        return Optional.ofNullable(transfers.get(blob))
                .map(Transfer::repository)
                .or(() -> Optional.ofNullable(locations.get(blob)).map(UploadedBlob::repository))
                .orElseThrow(() -> new IllegalStateException("nothing is planned for " + blob.packaged()));
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
        return mounts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the number of mounts for one artifact; what another one in its repository gets is not mounted again. */
    public long mounts(RemoteState state) {
        return mounts.getOrDefault(state, 0L);
    }

    /** Returns the uploads for this artifact; what is sent to its repository for another one is that one's. */
    public List<Transfer> transfersOf(RemoteState state) {
        return transfersByOwner.getOrDefault(state, List.of());
    }

    /** Returns where the registry already holds a blob. */
    Optional<UploadedBlob> location(Blob blob) {
        return Optional.ofNullable(locations.get(blob.key()));
    }
}
