package io.acpupgrade.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Optional;

/** Content embedded in a descriptor (OCI image-spec, descriptor, {@code data}), checked against the descriptor. */
public final class InlineContent {
    private final Descriptor descriptor;
    private final byte[] bytes;

    private InlineContent(Descriptor descriptor, byte[] bytes) {
        this.descriptor = descriptor;
        this.bytes = bytes;
    }

    /**
     * Reads the embedded content of a descriptor, if it has any.
     *
     * @throws IllegalArgumentException when it is not Base64, or its size or digest do not match
     */
    public static Optional<InlineContent> of(JsonNode json) {
        if (!json.hasNonNull("data")) {
            return Optional.empty();
        }
        Descriptor descriptor = Descriptor.parse(json);
        byte[] bytes = decoded(descriptor, json.get("data").asText());
        if (bytes.length != descriptor.size() || !descriptor.digest().isOf(bytes)) {
            throw new IllegalArgumentException("the data in the descriptor of " + descriptor.digest()
                    + " is something else: " + bytes.length + " bytes, " + Digest.of(bytes));
        }
        return Optional.of(new InlineContent(descriptor, bytes));
    }

    private static byte[] decoded(Descriptor descriptor, String data) {
        try {
            return Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the data in the descriptor of " + descriptor.digest() + " is no Base64", e);
        }
    }

    public Descriptor descriptor() {
        return descriptor;
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
