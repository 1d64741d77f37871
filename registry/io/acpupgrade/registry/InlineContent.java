package io.acpupgrade.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Optional;

/** Bytes that lie in a descriptor (OCI image-spec, descriptor, {@code data}), and were found to be what it says. */
public final class InlineContent {
    private final Descriptor descriptor;
    private final byte[] bytes;

    private InlineContent(Descriptor descriptor, byte[] bytes) {
        this.descriptor = descriptor;
        this.bytes = bytes;
    }

    /**
     * The content of this descriptor, where it carries any.
     *
     * @throws IllegalArgumentException where it is no Base64, or has another size or digest than the descriptor says
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
