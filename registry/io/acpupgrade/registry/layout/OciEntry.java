package io.acpupgrade.registry.layout;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.InlineContent;
import io.acpupgrade.registry.InvalidValueException;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Repository;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One entry of an OCI layout's {@code index.json}.
 *
 * @param descriptor of the manifest, if the entry is complete
 * @param reference the full name, if the entry has one
 * @param tag when the entry has a tag only; else empty
 * @param content the manifest, if it is embedded in the entry
 */
record OciEntry(
        Digest digest,
        Optional<Descriptor> descriptor,
        Optional<Reference> reference,
        String tag,
        Optional<InlineContent> content) {
    static final String CONTAINERD_NAME = "io.containerd.image.name";
    static final String REF_NAME = "org.opencontainers.image.ref.name";

    /** A placeholder repository to check a bare tag with. */
    private static final Repository ANY = new Repository("any");

    /** @throws IllegalArgumentException when the digest or the name is invalid, or they contradict each other */
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
            throw new InvalidValueException(wrong);
        });
        return name.reference();
    }

    /** Returns the subject of a tag such as {@code sha256-<hex>} or {@code sha256-<hex>.sig}. */
    static Optional<Digest> fallbackSubject(String tag) {
        String[] parts = tag.split("[-.]", -1);
        return parts.length >= 2 && Digest.isDigest(parts[0] + ":" + parts[1])
                ? Optional.of(new Digest(parts[0], parts[1]))
                : Optional.empty();
    }

    /** Returns the reference of an entry without a full name, in the repository of its subject. */
    Reference referenceIn(Repository home) {
        return new Reference(home, tag.isEmpty() ? digest.toString() : tag);
    }
}
