package io.acpupgrade.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A manifest or an index, which is its bytes: what is read from them is never written back, so the digest lasts.
 */
public final class Manifest {
    /** What registries accept at the most, in bytes (OCI distribution-spec, "Pushing Manifests"). */
    public static final int MAX_SIZE = 4 << 20;

    private static final ObjectMapper JSON = BoundedJson.MAPPER;

    private final byte[] bytes;
    /** Many times as large as the bytes, so it is kept only as long as memory lasts. */
    private final SoftReference<JsonNode> parsedJson;

    private final Descriptor descriptor;

    private Manifest(byte[] bytes, JsonNode json, Descriptor descriptor) {
        this.bytes = bytes;
        this.parsedJson = new SoftReference<>(json);
        this.descriptor = descriptor;
    }

    /**
     * Reads a manifest of the type that it names itself, or by what it holds where it names none.
     *
     * @throws IllegalArgumentException where the bytes are no manifest of OCI's or Docker's second schema
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
            throw new IllegalArgumentException("no manifest: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("no manifest: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("no manifest: not a JSON object");
    }

    /** A copy of the bytes, just as they were read and just as they have to be sent. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Type, digest and size of the bytes. */
    public Descriptor descriptor() {
        return descriptor;
    }

    public Digest digest() {
        return descriptor.digest();
    }

    public boolean isIndex() {
        return descriptor.mediaType().isIndex();
    }

    /** The manifests that this index points to, in its order; none where this is no index. */
    public List<Descriptor> children() {
        return descriptors("manifests").toList();
    }

    /** Config and layers that a registry has to hold, in order; foreign layers are left out. */
    public List<Descriptor> blobs() {
        return Stream.concat(config().stream(), descriptors("layers"))
                .filter(blob -> !blob.mediaType().isForeignLayer())
                .toList();
    }

    /** The layers that a registry need not hold, in order. */
    public List<ForeignLayer> foreignLayers() {
        return elements("layers")
                .map(ForeignLayer::parse)
                .filter(layer -> layer.descriptor().mediaType().isForeignLayer())
                .toList();
    }

    /**
     * The content that lies in this manifest itself, in the {@code data} of its descriptors.
     *
     * @throws IllegalArgumentException where it is not what the descriptor says
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

    /** The manifest that this one is about, as a signature is about an image (OCI image-spec, "subject"). */
    public Optional<Descriptor> subject() {
        return parsedJson().hasNonNull("subject")
                ? Optional.of(Descriptor.parse(parsedJson().get("subject")))
                : Optional.empty();
    }

    /** The machines that the children of this index are for, in its order; none where they do not say. */
    public List<Platform> platforms() {
        return elements("manifests")
                .filter(child -> child.has("platform"))
                .map(child -> Platform.parse(child.get("platform")))
                .toList();
    }

    /** The document, for those who look for more than this class names. */
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
