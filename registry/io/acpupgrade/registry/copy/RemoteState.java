package io.acpupgrade.registry.copy;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.Repository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a registry held of one artifact when it was inspected. */
public final class RemoteState {
    private final Artifact artifact;
    private final Optional<Manifest> manifest;
    private final Set<Digest> blobs;
    private final List<Manifest> missingManifests;
    private final List<Finding> findings;
    private final List<Damage> damages;
    private final Optional<Message> remedy;
    private final Map<Blob.Key, UploadedBlob> uploaded;

    /**
     * @param manifest the manifest of the artifact's tag, if it is this artifact
     * @param blobs the artifact's blobs, as in the registry, that its repository holds completely
     * @param findings what is missing or wrong; empty when the artifact is complete
     * @param damages the manifests and blobs among them, as data
     */
    RemoteState(
            Artifact artifact,
            Optional<Manifest> manifest,
            Set<Digest> blobs,
            List<Manifest> missingManifests,
            List<Finding> findings,
            List<Damage> damages) {
        this(artifact, manifest, blobs, missingManifests, findings, damages, Optional.empty());
    }

    private RemoteState(
            Artifact artifact,
            Optional<Manifest> manifest,
            Set<Digest> blobs,
            List<Manifest> missingManifests,
            List<Finding> findings,
            List<Damage> damages,
            Optional<Message> remedy) {
        this.artifact = artifact;
        this.manifest = manifest;
        this.blobs = Set.copyOf(blobs);
        this.missingManifests = List.copyOf(missingManifests);
        this.findings = List.copyOf(findings);
        this.damages = List.copyOf(damages);
        this.remedy = remedy;
        this.uploaded = Map.copyOf(findUploadedBlobs());
    }

    /** The state of an artifact in a repository that this user may not pull from. */
    static RemoteState denied(Artifact artifact, List<Manifest> manifests, RegistryException denial) {
        Finding denied = new Finding(Finding.Kind.DENIED, denial.problem().message());
        return new RemoteState(
                artifact,
                Optional.empty(),
                Set.of(),
                manifests,
                List.of(denied),
                List.of(),
                Optional.of(denial.remedy()));
    }

    public Artifact artifact() {
        return artifact;
    }

    public Optional<Manifest> manifest() {
        return manifest;
    }

    public Set<Digest> blobs() {
        return blobs;
    }

    /** Returns the manifests that the repository does not hold. */
    List<Manifest> missingManifests() {
        return missingManifests;
    }

    public List<Finding> findings() {
        return findings;
    }

    /** Returns how many findings there are of this kind. */
    public long count(Finding.Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    public List<Damage> damages() {
        return damages;
    }

    /** Returns the remedy when inspection was denied; then nothing is known to be missing. */
    public Optional<Message> remedy() {
        return remedy;
    }

    public boolean isComplete() {
        return findings.isEmpty();
    }

    Repository repository() {
        return artifact.reference().repository();
    }

    /** Whether the repository holds the blob in the form that is pushed. */
    boolean holds(Blob blob) {
        return holds(blob.key());
    }

    /** As {@link #holds(Blob)}. */
    boolean holds(Blob.Key blob) {
        return uploaded.containsKey(blob);
    }

    /** Returns the blob as the repository holds it. */
    Optional<UploadedBlob> uploaded(Blob blob) {
        return Optional.ofNullable(uploaded.get(blob.key()));
    }

    /**
     * Compressed layers are found through the image's manifest, which lists them in the order of the archive's plain
     * layers.
     */
    private Map<Blob.Key, UploadedBlob> findUploadedBlobs() {
        Map<Blob.Key, UploadedBlob> found = new HashMap<>();
        if (artifact instanceof Artifact.Unassembled image && manifest.isPresent()) {
            List<Descriptor> uploaded = manifest.get().blobs();
            List<Blob> layers = uploaded.size() == image.layers().size() + 1 ? image.layers() : List.of();
            for (int i = 0; i < layers.size(); i++) {
                enter(found, layers.get(i), uploaded.get(i + 1));
            }
        }
        artifact.blobs().stream()
                .filter(blob -> blob.form() == Blob.Form.VERBATIM)
                .forEach(blob -> enter(found, blob, blob.packaged()));
        return found;
    }

    private void enter(Map<Blob.Key, UploadedBlob> found, Blob blob, Descriptor uploaded) {
        if (blobs.contains(uploaded.digest())) {
            found.putIfAbsent(blob.key(), new UploadedBlob(uploaded, repository()));
        }
    }

    /** Returns the blobs that the repository should hold, as far as their digests are known. */
    Stream<Descriptor> expectedBlobs() {
        return artifact instanceof Artifact.Unassembled
                ? manifest.stream().flatMap(image -> image.blobs().stream())
                : artifact.blobs().stream().map(Blob::packaged);
    }

    /** Returns the artifact's manifests, as far as they are known. */
    private Stream<Manifest> manifests() {
        return artifact instanceof Artifact.Assembled stored ? stored.manifests().stream() : manifest.stream();
    }

    /** Returns the digests of all manifests and blobs that the repository should hold, as far as they are known. */
    public Stream<Digest> expectedDigests() {
        return Stream.concat(expectedBlobs(), manifests().map(Manifest::descriptor))
                .map(Descriptor::digest)
                .distinct();
    }

    /** Returns this state with damage that was found later. */
    public RemoteState without(List<Damage> found) {
        if (found.isEmpty()) {
            return this;
        }
        Set<Digest> damagedDigests = found.stream().map(Damage::digest).collect(Collectors.toSet());
        List<Manifest> manifestsToPush = Stream.concat(
                        missingManifests.stream(), manifests().filter(one -> damagedDigests.contains(one.digest())))
                .distinct()
                .toList();
        List<Finding> more = new ArrayList<>(findings);
        found.stream().map(Finding::of).forEach(more::add);
        List<Damage> all =
                Stream.concat(damages.stream(), found.stream()).distinct().toList();
        return new RemoteState(
                artifact,
                manifest,
                blobs.stream().filter(blob -> !damagedDigests.contains(blob)).collect(Collectors.toSet()),
                manifestsToPush,
                more,
                all);
    }
}
