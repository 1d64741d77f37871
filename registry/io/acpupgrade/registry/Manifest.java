package io.acpupgrade.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acpupgrade.problem.Message;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A manifest or an index. Its bytes are never rewritten, so the digest stays the same. */
public final class Manifest {
    /** The maximum size in bytes that registries accept (OCI distribution-spec, "Pushing Manifests"). */
    public static final int MAX_SIZE = 4 << 20;

    private static final ObjectMapper JSON = BoundedJson.MAPPER;

    private final byte[] bytes;
    /** Much larger than the bytes, so the garbage collector may drop it. */
    private final SoftReference<JsonNode> parsedJson;

    private final Descriptor descriptor;

    private Manifest(byte[] bytes, JsonNode json, Descriptor descriptor) {
        this.bytes = bytes;
        this.parsedJson = new SoftReference<>(json);
        this.descriptor = descriptor;
    }

    /**
     * Parses a manifest; its type is its {@code mediaType}, or derived from its fields.
     *
     * @throws IllegalArgumentException when the bytes are not an OCI manifest or a Docker schema 2 manifest
     */
    public static Manifest parse(byte[] bytes) {
        byte[] own = bytes.clone();
        JsonNode json = readTree(own);
        return new Manifest(own, json, Descriptor.of(ManifestKind.of(json), own));
    }

    private static JsonNode readTree(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw new InvalidValueException(
                    Message.of("registry.no-manifest", String.valueOf(e.getOriginalMessage())), e);
        } catch (IOException e) {
            throw new InvalidValueException(Message.of("registry.no-manifest", Message.of(e)), e);
        }
        throw new InvalidValueException(Message.of("registry.no-json-object"));
    }

    /** Returns a copy of the exact bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns media type, digest and size of the bytes. */
    public Descriptor descriptor() {
        return descriptor;
    }

    public Digest digest() {
        return descriptor.digest();
    }

    public boolean isIndex() {
        return descriptor.mediaType().isIndex();
    }

    /** Returns the manifests of this index in order; empty for an image manifest. */
    public List<Descriptor> children() {
        return descriptors("manifests").toList();
    }

    /** Returns config and layers in order, without foreign layers. */
    public List<Descriptor> blobs() {
        return Stream.concat(config().stream(), descriptors("layers"))
                .filter(blob -> !blob.mediaType().isForeignLayer())
                .toList();
    }

    /** Returns the foreign layers in order. */
    public List<ForeignLayer> foreignLayers() {
        return elements("layers")
                .map(ForeignLayer::parse)
                .filter(layer -> layer.descriptor().mediaType().isForeignLayer())
                .toList();
    }

    /**
     * Returns the content embedded in the {@code data} fields of its descriptors.
     *
     * @throws IllegalArgumentException when content does not match its descriptor
     */
    public List<InlineContent> inlineContent() {
        return Stream.of(Stream.of(parsedJson().path("config")), elements("layers"), elements("manifests"))
                .flatMap(descriptors -> descriptors)
                .flatMap(descriptor -> InlineContent.of(descriptor).stream())
                .toList();
    }

    public Optional<Descriptor> config() {
        return parsedJson().hasNonNull("config")
                ? Optional.of(Descriptor.parse(parsedJson().get("config")))
                : Optional.empty();
    }

    /** Returns the manifest that this one refers to, as a signature refers to an image (OCI image-spec, "subject"). */
    public Optional<Descriptor> subject() {
        return parsedJson().hasNonNull("subject")
                ? Optional.of(Descriptor.parse(parsedJson().get("subject")))
                : Optional.empty();
    }

    /** Returns the platforms of the children of this index, in order, where they are given. */
    public List<Platform> platforms() {
        return elements("manifests")
                .filter(child -> child.has("platform"))
                .map(child -> Platform.parse(child.get("platform")))
                .toList();
    }

    /** Returns the parsed JSON. */
    public JsonNode json() {
        return parsedJson().deepCopy();
    }

    private JsonNode parsedJson() {
        JsonNode cached = parsedJson.get();
        return cached == null ? readTree(bytes) : cached;
    }

    private Stream<Descriptor> descriptors(String field) {
        return elements(field).map(Descriptor::parse);
    }

    private Stream<JsonNode> elements(String field) {
        return StreamSupport.stream(parsedJson().path(field).spliterator(), false);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Manifest manifest && manifest.descriptor.equals(descriptor);
    }

    @Override
    public int hashCode() {
        return descriptor.hashCode();
    }

    @Override
    public String toString() {
        return descriptor.mediaType() + " " + digest();
    }
}
