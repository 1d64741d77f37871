package io.acpupgrade.prep.deploy.manifests;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.copy.RemoteState;
import java.util.Optional;

/**
 * An image of the release as the cluster pulls it: from the platform's registry, by digest, so that moving the tag
 * changes nothing.
 *
 * @param registry the registry's address, with the repository prefix
 * @param reference the name with its tag, for readers
 */
public record PinnedImage(String registry, Reference reference, Digest digest) {
    /** The pinned image of an artifact; empty before its first push, while its digest is unknown. */
    public static Optional<PinnedImage> of(String registry, RemoteState state) {
        Artifact artifact = state.artifact();
        return state.manifest()
                .or(() -> artifact instanceof Artifact.Assembled stored ? Optional.of(stored.root()) : Optional.empty())
                .filter(manifest -> artifact.reference().isTag())
                .map(manifest -> new PinnedImage(
                        registry, artifact.reference(), manifest.descriptor().digest()));
    }

    public String pullReference() {
        return registry + "/" + reference.withDigest(digest);
    }

    /** The last segment of the repository, which is the same in every registry. */
    public String name() {
        return reference.repository().lastSegment();
    }
}
