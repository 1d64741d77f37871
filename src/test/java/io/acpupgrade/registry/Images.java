package io.acpupgrade.registry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates images for tests. */
public final class Images {
    private Images() {}

    /** An image with a configuration of its own and these layers. */
    public static Artifact.Assembled image(String reference, InMemoryBlobs shelf, Blob... layers) {
        Blob config = shelf.config("{\"image\":\"" + reference + "\"}");
        return image(reference, config, List.of(layers));
    }

    public static Artifact.Assembled image(String reference, Blob config, List<Blob> layers) {
        String json = "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
                .formatted(MediaType.OCI_MANIFEST, json(config.packaged()), list(layers));
        List<Blob> blobs =
                Stream.concat(Stream.of(config), layers.stream()).distinct().toList();
        return new Artifact.Assembled(Reference.parse(reference), "a test", List.of(manifest(json)), blobs);
    }

    /** A referrer of another image, such as a signature. */
    static Artifact.Assembled referrer(String reference, Artifact.Assembled subject, InMemoryBlobs shelf) {
        return referrer(reference, subject, shelf, "signed");
    }

    static Artifact.Assembled referrer(String reference, Artifact.Assembled subject, InMemoryBlobs shelf, String word) {
        Blob config = shelf.put(MediaType.OCI_CONFIG, "{}".getBytes(StandardCharsets.UTF_8));
        Blob layer = shelf.layer(word + ": " + subject.root().digest());
        String json =
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"artifactType\":\"a/signature\",\"config\":%s,\"layers\":[%s],\"subject\":%s}"
                        .formatted(
                                MediaType.OCI_MANIFEST,
                                json(config.packaged()),
                                json(layer.packaged()),
                                json(subject.root().descriptor()));
        return new Artifact.Assembled(
                Reference.parse(reference), "a test", List.of(manifest(json)), List.of(config, layer));
    }

    /** An index of these images or indexes. */
    public static Artifact.Assembled index(String reference, Artifact.Assembled... children) {
        String entries = Stream.of(children)
                .map(child -> json(child.root().descriptor()))
                .collect(Collectors.joining(","));
        String json =
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}".formatted(MediaType.OCI_INDEX, entries);
        List<Manifest> manifests = new ArrayList<>();
        Stream.of(children).forEach(child -> manifests.addAll(child.manifests()));
        manifests.add(manifest(json));
        return new Artifact.Assembled(Reference.parse(reference), "a test", manifests, blobs(children));
    }

    private static List<Blob> blobs(Artifact.Assembled... artifacts) {
        Map<Blob.Key, Blob> blobs = new LinkedHashMap<>();
        Stream.of(artifacts)
                .map(Artifact.Assembled::blobs)
                .flatMap(Collection::stream)
                .forEach(blob -> blobs.putIfAbsent(blob.key(), blob));
        return List.copyOf(blobs.values());
    }

    /** A docker-archive image with plain layers. */
    public static Artifact.Unassembled unassembled(String reference, InMemoryBlobs shelf, String... layers) {
        Blob config = InMemoryBlobs.randomAccess().config("{\"image\":\"" + String.join(",", layers) + "\"}");
        List<Blob> plain = Stream.of(layers)
                .map(text ->
                        shelf.put(MediaType.DOCKER_LAYER, text.getBytes(StandardCharsets.UTF_8), Blob.Form.COMPRESSED))
                .toList();
        return new Artifact.Unassembled(Reference.parse(reference), "a test", config, plain);
    }

    public static Manifest manifest(String json) {
        return Manifest.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String list(List<Blob> blobs) {
        return blobs.stream().map(Blob::packaged).map(Images::json).collect(Collectors.joining(","));
    }

    static String json(Descriptor blob) {
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
                .formatted(blob.mediaType(), blob.digest(), blob.size());
    }
}
