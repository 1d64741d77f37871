package io.acpupgrade.registry.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Repository;
import java.util.Optional;

/**
 * One line of an OCI layout's index: what it points to, and how it is called.
 *
 * @param reference the whole name, where the line has one
 * @param tag the tag alone, where the line has only that; else empty
 */
record OciEntry(Digest digest, Optional<Reference> reference, String tag) {
    static final String CONTAINERD_NAME = "io.containerd.image.name";
    static final String REF_NAME = "org.opencontainers.image.ref.name";

    /** @throws IllegalArgumentException where the digest or the name is none */
    static OciEntry of(JsonNode line) {
        JsonNode annotations = line.path("annotations");
        String containerd = annotations.path(CONTAINERD_NAME).asText("");
        String refName = annotations.path(REF_NAME).asText("");
        boolean isWhole = refName.contains("/") || refName.contains(":");
        String whole = containerd.isEmpty() && isWhole ? refName : containerd;
        return new OciEntry(
                Digest.parse(line.path("digest").asText("")),
                whole.isEmpty() ? Optional.empty() : Optional.of(Reference.parse(whole)),
                isWhole ? "" : refName);
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
