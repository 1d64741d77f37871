package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.Repository;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Publishes an artifact after its blobs are uploaded: mounts, manifests, and last its tag. */
final class ArtifactPublisher {
    private final Registry registry;
    private final BlobUploader uploader;
    private final TransferScheduler scheduler;
    private final ReferrersTag referrers;
    private final long start;
    private final Set<Blob.Key> counted = ConcurrentHashMap.newKeySet();
    private final Set<RemoteState> started = ConcurrentHashMap.newKeySet();

    ArtifactPublisher(Registry registry, BlobUploader courier, TransferScheduler deliveries, long start) {
        this.registry = registry;
        this.uploader = courier;
        this.scheduler = deliveries;
        this.referrers = new ReferrersTag(registry);
        this.start = start;
    }

    /** Returns the artifact's result; a failure of the artifact is a result too, so the future never fails. */
    CompletableFuture<ArtifactResult> publish(RemoteState state, Executor executor) {
        if (state.isComplete()) {
            return CompletableFuture.completedFuture(alreadyThere(state));
        }
        List<Blob> blobs = state.artifact().blobs();
        CompletableFuture<?>[] sent = blobs.stream()
                .filter(blob -> !state.holds(blob))
                .map(scheduler::uploadOf)
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(sent)
                .thenApplyAsync(ready -> finish(state), executor)
                .exceptionally(failure -> failed(state, failure));
    }

    private ArtifactResult finish(RemoteState state) {
        try {
            if (!hasStarted(state)) {
                scheduler.checkNotEnded();
                started.add(state);
            }
            Map<Blob.Key, UploadedBlob> uploaded = new LinkedHashMap<>();
            Count count = new Count();
            for (Blob blob : state.artifact().blobs()) {
                uploaded.put(blob.key(), shareAll(state, blob, count));
            }
            Digest digest = pushManifests(state, uploaded);
            return new ArtifactResult(
                    state.artifact(),
                    ArtifactResult.Outcome.PUSHED,
                    Optional.of(digest),
                    count.sent,
                    count.mounted,
                    count.held,
                    count.bytes,
                    elapsed(),
                    Optional.empty());
        } catch (IOException e) {
            scheduler.endAfter(e);
            throw new CompletionException(e);
        }
    }

    private boolean hasStarted(RemoteState state) {
        return started.contains(state)
                || state.artifact().blobs().stream()
                        .filter(blob -> !state.holds(blob))
                        .anyMatch(scheduler::hasStarted);
    }

    private static final class Count {
        private int sent;
        private int mounted;
        private int held;
        private long bytes;

        UploadedBlob add(UploadedBlob blob, boolean shared) {
            bytes += blob.bytesSent();
            if (blob.bytesSent() > 0 || blob.blob().size() == 0) {
                sent++;
            } else if (shared) {
                mounted++;
            } else {
                held++;
            }
            return blob;
        }
    }

    private UploadedBlob shareAll(RemoteState state, Blob blob, Count count) throws IOException {
        Repository here = state.repository();
        Optional<UploadedBlob> held = state.uploaded(blob);
        if (held.isPresent()) {
            return count.add(held.get(), false);
        }
        UploadedBlob uploaded = scheduler.uploadOf(blob).join();
        if (!uploaded.repository().equals(here)) {
            return count.add(uploader.share(blob, uploaded, here), true);
        }
        boolean first = counted.add(blob.key());
        return count.add(first ? uploaded : new UploadedBlob(uploaded.blob(), here, 0), false);
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

    private static ArtifactResult alreadyThere(RemoteState state) {
        return new ArtifactResult(
                state.artifact(),
                ArtifactResult.Outcome.ALREADY_THERE,
                state.manifest().map(Manifest::digest),
                0,
                0,
                state.artifact().blobs().size(),
                0,
                Duration.ZERO,
                Optional.empty());
    }

    private ArtifactResult failed(RemoteState state, Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (!(cause instanceof IOException)) {
            throw new CompletionException(cause);
        }
        boolean isRegistryWide =
                cause instanceof RegistryException reported && reported.kind().isRegistryWide();
        if (isRegistryWide && !hasStarted(state)) {
            return notPushed(state, ArtifactResult.Outcome.NOT_BEGUN, Duration.ZERO, Optional.empty());
        }
        ArtifactResult.Failure why = ArtifactResult.Failure.of(cause);
        return notPushed(state, ArtifactResult.Outcome.of(why), elapsed(), Optional.of(why));
    }

    private static ArtifactResult notPushed(
            RemoteState state,
            ArtifactResult.Outcome outcome,
            Duration elapsed,
            Optional<ArtifactResult.Failure> failure) {
        return new ArtifactResult(state.artifact(), outcome, Optional.empty(), 0, 0, 0, 0, elapsed, failure);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
