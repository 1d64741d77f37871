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
    private static final Comparator<Transfer> BIGGEST_FIRST = Comparator.comparingLong(
                    (Transfer transfer) -> transfer.blob().size())
            .reversed();

    private final List<RemoteState> holdings;
    private final Map<Blob.Key, Transfer> transfers;
    private final Map<Blob.Key, UploadedBlob> holders;

    private CopyPlan(
            List<RemoteState> holdings, Map<Blob.Key, Transfer> transfers, Map<Blob.Key, UploadedBlob> holders) {
        this.holdings = List.copyOf(holdings);
        this.transfers = transfers;
        this.holders = Map.copyOf(holders);
    }

    /** Works out the least that makes every artifact whole. */
    public static CopyPlan of(List<RemoteState> holdings) {
        Map<Blob.Key, UploadedBlob> holders = new HashMap<>();
        for (RemoteState holding : holdings) {
            for (Blob blob : holding.artifact().blobs()) {
                holding.held(blob).ifPresent(there -> holders.putIfAbsent(blob.key(), there));
            }
        }
        Map<Blob.Key, Transfer> transfers = new LinkedHashMap<>();
        for (RemoteState holding : holdings) {
            for (Blob blob :
                    holding.isWhole() ? List.<Blob>of() : holding.artifact().blobs()) {
                if (!holders.containsKey(blob.key())) {
                    transfers.merge(blob.key(), transfer(holding, blob), Transfer::and);
                }
            }
        }
        return new CopyPlan(holdings, transfers, holders);
    }

    /** Where the image is named already, its manifest tells the layer's digest, and a layer it lacks is not there. */
    private static Transfer transfer(RemoteState holding, Blob blob) {
        boolean begun = blob.form() == Blob.Form.COMPRESSED
                && holding.manifest().isEmpty()
                && holding.artifact() instanceof Artifact.Unassembled image
                && holding.holds(image.config());
        return new Transfer(blob, holding.repository(), begun ? List.of(holding.repository()) : List.of());
    }

    /** What the registry holds of each artifact. */
    public List<RemoteState> holdings() {
        return holdings;
    }

    /** Blobs to send, each once, biggest first. */
    public List<Transfer> transfers() {
        return transfers.values().stream().sorted(BIGGEST_FIRST).toList();
    }

    /** The artifacts of which something has to be sent, linked or named. */
    public List<RemoteState> incomplete() {
        return holdings.stream().filter(holding -> !holding.isWhole()).toList();
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
    public long mounts(RemoteState holding) {
        if (holding.isWhole()) {
            return 0;
        }
        return holding.artifact().blobs().stream()
                .filter(blob ->
                        !holding.holds(blob) && transferOf(holding, blob.key()).isEmpty())
                .count();
    }

    /** What is sent to this artifact's repository for it. */
    public List<Transfer> transfersOf(RemoteState holding) {
        Stream<Blob> needed = holding.isWhole() ? Stream.empty() : holding.artifact().blobs().stream();
        return needed.map(Blob::key)
                .distinct()
                .flatMap(key -> transferOf(holding, key).stream())
                .sorted(BIGGEST_FIRST)
                .toList();
    }

    private Optional<Transfer> transferOf(RemoteState holding, Blob.Key key) {
        return Optional.ofNullable(transfers.get(key))
                .filter(transfer -> transfer.home().equals(holding.repository()));
    }

    /** Where the registry holds a blob already, and as what. */
    Optional<UploadedBlob> holder(Blob blob) {
        return Optional.ofNullable(holders.get(blob.key()));
    }
}
