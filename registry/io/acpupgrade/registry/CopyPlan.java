package io.acpupgrade.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a copy has to do, before it does any of it.
 *
 * @param holdings what the registry holds of each artifact
 * @param transfers blobs to send, each once, biggest first
 * @param holders for blobs that some repository of the registry holds already: where, and as what
 */
public record CopyPlan(List<Holding> holdings, List<Transfer> transfers, Map<Blob.Key, Delivered> holders) {
    public CopyPlan {
        holdings = List.copyOf(holdings);
        transfers = List.copyOf(transfers);
        holders = Map.copyOf(holders);
    }

    /** Works out the least that makes every artifact whole. */
    public static CopyPlan of(List<Holding> holdings) {
        Map<Blob.Key, Delivered> holders = new HashMap<>();
        for (Holding holding : holdings) {
            for (Blob blob : holding.artifact().blobs()) {
                holding.held(blob).ifPresent(there -> holders.putIfAbsent(blob.key(), there));
            }
        }
        Map<Blob.Key, Transfer> transfers = new LinkedHashMap<>();
        for (Holding holding : holdings) {
            for (Blob blob :
                    holding.isWhole() ? List.<Blob>of() : holding.artifact().blobs()) {
                if (!holders.containsKey(blob.key())) {
                    transfers.merge(blob.key(), transfer(holding, blob), Transfer::and);
                }
            }
        }
        List<Transfer> ordered = new ArrayList<>(transfers.values());
        ordered.sort(
                Comparator.comparingLong((Transfer transfer) -> transfer.blob().size())
                        .reversed());
        return new CopyPlan(holdings, ordered, holders);
    }

    private static Transfer transfer(Holding holding, Blob blob) {
        boolean begun = blob.form() == Blob.Form.COMPRESSED
                && holding.artifact() instanceof Artifact.Unassembled image
                && holding.holds(image.config());
        return new Transfer(blob, holding.repository(), begun ? List.of(holding.repository()) : List.of());
    }

    /** The artifacts of which something has to be sent, linked or named. */
    public List<Holding> incomplete() {
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
        return transfers.stream()
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
    public long mounts(Holding holding) {
        if (holding.isWhole()) {
            return 0;
        }
        Set<Blob.Key> sent = transfersOf(holding).stream()
                .map(transfer -> transfer.blob().key())
                .collect(Collectors.toSet());
        return holding.artifact().blobs().stream()
                .filter(blob -> !holding.holds(blob) && !sent.contains(blob.key()))
                .count();
    }

    /** What is sent to this artifact's repository for it. */
    public List<Transfer> transfersOf(Holding holding) {
        if (holding.isWhole()) {
            return List.of();
        }
        Set<Blob.Key> own = holding.artifact().blobs().stream().map(Blob::key).collect(Collectors.toSet());
        return transfers.stream()
                .filter(transfer -> transfer.home().equals(holding.repository()))
                .filter(transfer -> own.contains(transfer.blob().key()))
                .toList();
    }

    /** Where the registry holds a blob already, and as what. */
    Optional<Delivered> holder(Blob blob) {
        return Optional.ofNullable(holders.get(blob.key()));
    }
}
