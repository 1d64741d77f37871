package io.acpupgrade.prep.deploy.manifests;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The images of one release in the platform's registry.
 *
 * @param version the release, without a {@code v}
 */
public record ReleaseImages(String version, List<PinnedImage> images) {
    public ReleaseImages {
        images = List.copyOf(images);
    }

    /**
     * The release's image for a reference in a manifest: that of the same repository, else the only one with the same
     * last segment. Host, tag and digest of the reference are ignored: the release decides.
     */
    public Optional<PinnedImage> resolve(String written) {
        String repository = repositoryOf(written);
        List<PinnedImage> candidates = images.stream()
                .filter(image -> image.name().equals(lastSegment(repository)))
                .sorted(Comparator.comparing(image ->
                        !repository.endsWith(image.reference().repository().path())))
                .toList();
        boolean exact = !candidates.isEmpty()
                && repository.endsWith(
                        candidates.get(0).reference().repository().path());
        return exact || candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    /** Whether a reference's repository ends in this segment. */
    public static boolean isNamed(String written, String lastSegment) {
        return lastSegment(repositoryOf(written)).equals(lastSegment);
    }

    private static String repositoryOf(String written) {
        int at = written.indexOf('@');
        String tagged = at < 0 ? written : written.substring(0, at);
        int colon = tagged.lastIndexOf(':');
        return colon > tagged.lastIndexOf('/') ? tagged.substring(0, colon) : tagged;
    }

    /** The tag of a reference, if it has one. */
    public static Optional<String> tagOf(String written) {
        int at = written.indexOf('@');
        String tagged = at < 0 ? written : written.substring(0, at);
        return Optional.of(tagged.substring(repositoryOf(written).length()))
                .filter(rest -> rest.length() > 1)
                .map(rest -> rest.substring(1));
    }

    private static String lastSegment(String repository) {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /** The images whose repository ends in this segment. */
    public List<PinnedImage> withName(String lastSegment) {
        return images.stream().filter(image -> image.name().equals(lastSegment)).toList();
    }
}
