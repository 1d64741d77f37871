package io.acpupgrade.prep.deploy.manifests;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.copy.RemoteState;
import java.util.Optional;

/**
 * An image of the release as the cluster is told to pull it: from the platform's registry, by digest, so that nobody can
 * put something else under its tag.
 *
 * @param registry the registry's address, with the prefix of its repositories
 * @param reference the name with the tag, for people
 */
public record PinnedImage(String registry, Reference reference, Digest digest) {
    /** The image that an artifact of the release is; nothing as long as it has no digest, before its first push. */
    public static Optional<PinnedImage> of(String registry, RemoteState state) {
        Artifact artifact = state.artifact();
        return state.manifest()
                .or(() -> artifact instanceof Artifact.Stored stored ? Optional.of(stored.root()) : Optional.empty())
                .filter(manifest -> artifact.reference().isTag())
                .map(manifest -> new PinnedImage(
                        registry, artifact.reference(), manifest.descriptor().digest()));
    }

    public String pullReference() {
        return registry + "/" + reference.withDigest(digest);
    }

    /** The last segment of its repository, which is its name wherever it is kept. */
    public String name() {
        return reference.repository().lastSegment();
    }
}
