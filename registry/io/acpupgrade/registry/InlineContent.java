package io.acpupgrade.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.problem.Message;
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
            throw new InvalidValueException(
                    Message.of("registry.data-differs", descriptor.digest(), bytes.length, Digest.of(bytes)));
        }
        return Optional.of(new InlineContent(descriptor, bytes));
    }

    private static byte[] decoded(Descriptor descriptor, String data) {
        try {
            return Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(Message.of("registry.data-no-base64", descriptor.digest()), e);
        }
    }

    public Descriptor descriptor() {
        return descriptor;
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
