package io.acpupgrade.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.problem.Message;

/** A pointer to content: media type, digest and size (OCI image-spec, "Content Descriptors"). */
public record Descriptor(MediaType mediaType, Digest digest, long size) {
    public Descriptor {
        if (size < 0) {
            throw new InvalidValueException(Message.of("registry.descriptor-size", size));
        }
    }

    public static Descriptor of(MediaType mediaType, byte[] content) {
        return new Descriptor(mediaType, Digest.of(content), content.length);
    }

    /**
     * Reads a descriptor from JSON.
     *
     * @throws IllegalArgumentException when it is not a valid descriptor
     */
    public static Descriptor parse(JsonNode json) {
        return new Descriptor(
                new MediaType(json.path("mediaType").asText("")),
                Digest.parse(json.path("digest").asText("")),
                json.path("size").asLong(-1));
    }
}
