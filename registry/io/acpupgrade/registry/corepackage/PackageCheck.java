package io.acpupgrade.registry.corepackage;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Faults;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.archive.BlobVerification;
import io.acpupgrade.registry.archive.FileTree;
import io.acpupgrade.registry.layout.TreeBlobs;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** Checks that need the whole package: every blob's bytes, and one meaning per name. */
final class PackageCheck {
    private static final Set<MediaType> IMAGE_CONFIGS = Set.of(MediaType.OCI_CONFIG, MediaType.DOCKER_CONFIG);

    private final ExecutorService workers;
    private final LongConsumer bytesRead;

    PackageCheck(ExecutorService workers, LongConsumer bytesRead) {
        this.workers = workers;
        this.bytesRead = bytesRead;
    }

    List<Fault> faults(CorePackage read, BlobVerification verification) {
        List<Fault> faults = Faults.of(ambiguities(read));
        if (verification == BlobVerification.CHECK) {
            faults.addAll(brokenBlobs(read));
        }
        return faults;
    }

    private static List<Fault> ambiguities(CorePackage read) {
        Map<Reference, Map<Digest, String>> meanings = new TreeMap<>();
        read.allArtifacts()
                .forEach(artifact -> meanings.computeIfAbsent(artifact.reference(), key -> new LinkedHashMap<>())
                        .putIfAbsent(identity(artifact), artifact.origin()));
        return meanings.entrySet().stream()
                .filter(meaning -> meaning.getValue().size() > 1)
                .map(meaning -> new Fault(
                        meaning.getKey().toString(),
                        new Problem(
                                Message.of(
                                        "corepackage.different-images",
                                        List.copyOf(meaning.getValue().values())),
                                Message.of("corepackage.remove-other"))))
                .toList();
    }

    /**
     * An image is identified by its configuration, whatever its layer compression; other artifacts may share an empty
     * one.
     */
    private static Digest identity(Artifact artifact) {
        if (artifact instanceof Artifact.Assembled stored) {
            return stored.root()
                    .config()
                    .filter(config -> IMAGE_CONFIGS.contains(config.mediaType()))
                    .map(Descriptor::digest)
                    .orElse(stored.root().digest());
        }
        return artifact.blobs().get(0).packaged().digest();
    }

    /** One stored copy of a blob, checked once for all artifacts that share it. */
    private record Place(TreeBlobs source, Digest digest) {}

    private List<Fault> brokenBlobs(CorePackage read) {
        Map<Place, String> users = read.allArtifacts()
                .flatMap(artifact -> artifact.blobs().stream().map(blob -> Map.entry(artifact, blob)))
                .filter(use -> use.getValue().source() instanceof TreeBlobs)
                .collect(Collectors.toMap(
                        use -> place(use.getValue()),
                        use -> use.getKey().reference().toString(),
                        (first, second) -> first,
                        LinkedHashMap::new));
        List<CompletableFuture<Optional<Fault>>> checks = users.entrySet().stream()
                .map(use -> CompletableFuture.supplyAsync(() -> check(use.getKey(), use.getValue()), workers))
                .toList();
        return checks.stream().flatMap(check -> check.join().stream()).toList();
    }

    private static Place place(Blob blob) {
        if (blob.source() instanceof TreeBlobs source) {
            return new Place(source, blob.packaged().digest());
        }
        throw new IllegalArgumentException("a blob in memory has no place in a tree");
    }

    private Optional<Fault> check(Place place, String user) {
        FileTree tree = place.source().tree();
        String path = place.source().path(place.digest());
        String where = tree.name() + " (" + user + ")";
        try {
            Digest actual = tree.digest(path);
            bytesRead.accept(tree.isSequential() ? 0 : tree.files().getOrDefault(path, 0L));
            return actual.equals(place.digest())
                    ? Optional.empty()
                    : Optional.of(new Fault(
                            where,
                            new Problem(
                                    Message.of("corepackage.blob-damaged", place.digest(), actual),
                                    Message.of("archive.download-again"))));
        } catch (IOException e) {
            return Optional.of(new Fault(
                    where,
                    new Problem(
                            Message.of("corepackage.blob-unreadable", place.digest(), Message.of(e)),
                            Message.of("corepackage.make-readable"))));
        }
    }
}
