package io.acpupgrade.registry.layout;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.InlineContent;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Repository;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One line of an OCI layout's index: what it points to, and how it is called.
 *
 * @param descriptor what the line says of size and kind, where it does
 * @param reference the whole name, where the line has one
 * @param tag the tag alone, where the line has only that; else empty
 * @param content the manifest itself, where it lies in the line
 */
record OciEntry(
        Digest digest,
        Optional<Descriptor> descriptor,
        Optional<Reference> reference,
        String tag,
        Optional<InlineContent> content) {
    static final String CONTAINERD_NAME = "io.containerd.image.name";
    static final String REF_NAME = "org.opencontainers.image.ref.name";

    /** A repository that stands for whichever a bare tag will be put into. */
    private static final Repository ANY = new Repository("any");

    /** @throws IllegalArgumentException where the digest or the name is none, or they contradict each other */
    static OciEntry of(JsonNode line) {
        Digest digest = Digest.parse(line.path("digest").asText(""));
        JsonNode annotations = line.path("annotations");
        String refName = annotations.path(REF_NAME).asText("");
        boolean isWhole = refName.contains("/") || refName.contains(":");
        Optional<String> whole = Stream.of(annotations.path(CONTAINERD_NAME).asText(""), isWhole ? refName : "")
                .filter(name -> !ImageName.isNone(name))
                .findFirst();
        return new OciEntry(
                digest,
                line.has("size") ? Optional.of(Descriptor.parse(line)) : Optional.empty(),
                whole.map(name -> reference(name, digest)),
                isWhole || ImageName.isNone(refName) ? "" : new Reference(ANY, refName).tagOrDigest(),
                InlineContent.of(line));
    }

    private static Reference reference(String text, Digest digest) {
        ImageName name = ImageName.parse(text);
        name.contradiction(digest).ifPresent(wrong -> {
            throw new IllegalArgumentException(wrong);
        });
        return name.reference();
    }

    /** The image that a tag such as {@code sha256-<hex>} or {@code sha256-<hex>.sig} is about. */
    static Optional<Digest> fallbackSubject(String tag) {
        String[] parts = tag.split("[-.]", -1);
        return parts.length >= 2 && Digest.isDigest(parts[0] + ":" + parts[1])
                ? Optional.of(new Digest(parts[0], parts[1]))
                : Optional.empty();
    }

    /** The name that a line without a whole one gets in the repository of the image it is about. */
    Reference referenceIn(Repository home) {
        return new Reference(home, tag.isEmpty() ? digest.toString() : tag);
    }
}
