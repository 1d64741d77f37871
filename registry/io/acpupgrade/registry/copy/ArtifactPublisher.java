package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Publishes an artifact after its blobs are uploaded: mounts, manifests, and last its tag. */
final class ArtifactPublisher {
    private final Registry registry;
    private final BlobUploader uploader;
    private final TransferScheduler scheduler;
    private final ReferrersTag referrers;
    private final CopyLedger ledger;

    ArtifactPublisher(Registry registry, BlobUploader uploader, TransferScheduler scheduler, CopyLedger ledger) {
        this.registry = registry;
        this.uploader = uploader;
        this.scheduler = scheduler;
        this.referrers = new ReferrersTag(registry);
        this.ledger = ledger;
    }

    /** Returns the artifact's result; a failure of the artifact is a result too, so the future never fails. */
    CompletableFuture<ArtifactResult> publish(RemoteState state, Executor executor) {
        if (state.isComplete()) {
            return CompletableFuture.completedFuture(ledger.alreadyThere(state));
        }
        return CompletableFuture.allOf(scheduler.uploadsOf(state).toArray(CompletableFuture<?>[]::new))
                .thenApplyAsync(ready -> finish(state), executor)
                .exceptionally(failure -> failed(state, failure));
    }

    private ArtifactResult finish(RemoteState state) {
        try {
            if (!ledger.hasBegun(state)) {
                scheduler.checkNotEnded();
                ledger.begin(state);
            }
            Map<Blob.Key, UploadedBlob> uploaded = new LinkedHashMap<>();
            for (Blob blob : state.artifact().blobs()) {
                uploaded.put(blob.key(), delivered(state, blob));
            }
            return ledger.pushed(state, pushManifests(state, uploaded));
        } catch (IOException e) {
            scheduler.endAfter(state, e);
            throw new CompletionException(e);
        }
    }

    private UploadedBlob delivered(RemoteState state, Blob blob) throws IOException {
        Optional<UploadedBlob> held = state.uploaded(blob);
        if (held.isPresent()) {
            return held.get();
        }
        UploadedBlob uploaded = scheduler.uploadOf(blob).join();
        return uploaded.repository().equals(state.repository()) ? uploaded : uploader.share(blob, uploaded, state);
    }

    /**
     * Pushes children before parents and the tag last, so that a tag never points to an incomplete image; referrers are
     * added to the referrers tag.
     */
    private Digest pushManifests(RemoteState state, Map<Blob.Key, UploadedBlob> uploaded) throws IOException {
        Reference reference = state.artifact().reference();
        List<Manifest> manifests = manifests(state.artifact(), uploaded);
        Manifest root = manifests.get(manifests.size() - 1);
        Set<Manifest> missing = Set.copyOf(state.missingManifests());
        for (Manifest manifest : manifests) {
            boolean refers = manifest.subject().isPresent();
            boolean isMissing = !manifest.equals(root) && missing.contains(manifest);
            if (isMissing || (refers && manifest.equals(root))) {
                registry.push(reference.withDigest(manifest.digest()), manifest);
            }
            if (refers) {
                referrers.add(reference.repository(), manifest);
            }
        }
        registry.push(reference, root);
        return root.digest();
    }

    private static List<Manifest> manifests(Artifact artifact, Map<Blob.Key, UploadedBlob> uploaded) {
        if (artifact instanceof Artifact.Assembled stored) {
            return stored.manifests();
        }
        Artifact.Unassembled image = (Artifact.Unassembled) artifact;
        List<Descriptor> layers = image.layers().stream()
                .map(layer -> delivered(uploaded, layer).blob())
                .toList();
        return List.of(ImageAssembly.manifest(image.config().packaged(), layers));
    }

    private static UploadedBlob delivered(Map<Blob.Key, UploadedBlob> uploaded, Blob blob) {
        UploadedBlob found = uploaded.get(blob.key());
        if (found == null) {
            throw new IllegalStateException("blob " + blob.packaged() + " was not brought");
        }
        return found;
    }

    private ArtifactResult failed(RemoteState state, Throwable failure) {
        FailureReason reason = new FailureReason(state);
        IOException cause = Stream.concat(scheduler.failuresOf(state), Stream.of(failure))
                .map(ArtifactPublisher::expected)
                .min(Comparator.comparingInt(reason::distance))
                .orElseThrow();
        ArtifactResult.Failure why = reason.of(cause);
        boolean isRegistryWide =
                why.kind().filter(RegistryException.Kind::isRegistryWide).isPresent();
        return isRegistryWide && !ledger.hasBegun(state) ? ledger.notBegun(state) : ledger.failed(state, why);
    }

    /** Returns a failure of the registry or of the package; anything else is a defect, which ends the copy. */
    private static IOException expected(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof IOException known) {
            return known;
        }
        throw new CompletionException(cause);
    }
}
