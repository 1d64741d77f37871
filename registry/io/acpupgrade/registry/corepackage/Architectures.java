package io.acpupgrade.registry.corepackage;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.BlobSource;
import io.acpupgrade.registry.BoundedJson;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Platform;
import io.acpupgrade.registry.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Determines the architectures of a package's images: from an index, or from the image's configuration. */
public final class Architectures {
    private static final String UNKNOWN = "unknown";

    private final Map<Digest, String> byConfig = new HashMap<>();

    private Architectures() {}

    /**
     * Returns the architectures of each image, as in {@code amd64}; artifacts without one are left out.
     *
     * @throws IOException when a configuration cannot be read
     */
    public static Map<Reference, Set<String>> of(CorePackage core) throws IOException {
        Architectures architectures = new Architectures();
        architectures.read(
                core.artifacts().stream().flatMap(Architectures::configs).toList());
        Map<Reference, Set<String>> found = new TreeMap<>();
        core.artifacts().forEach(artifact -> found.put(artifact.reference(), architectures.of(artifact)));
        found.values().removeIf(Set::isEmpty);
        return found;
    }

    private static Stream<Blob> configs(Artifact artifact) {
        if (artifact instanceof Artifact.Unassembled image) {
            return Stream.of(image.config());
        }
        Set<Digest> wanted = artifact instanceof Artifact.Assembled stored
                        && namedPlatforms(stored).isEmpty()
                ? stored.manifests().stream()
                        .flatMap(manifest -> imageConfig(manifest).map(Descriptor::digest))
                        .collect(Collectors.toSet())
                : Set.of();
        return artifact.blobs().stream()
                .filter(blob -> wanted.contains(blob.packaged().digest()));
    }

    private static Set<String> namedPlatforms(Artifact.Assembled image) {
        return image.root().platforms().stream()
                .map(Platform::architecture)
                .filter(word -> !word.equals(UNKNOWN))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Descriptor> imageConfig(Manifest manifest) {
        return manifest.config().stream().filter(config -> !config.mediaType().equals(MediaType.HELM_CONFIG));
    }

    /** Reads each source in one pass, because some can only be read sequentially. */
    private void read(List<Blob> configs) throws IOException {
        Map<BlobSource, Set<Digest>> bySource = new LinkedHashMap<>();
        configs.forEach(config -> bySource.computeIfAbsent(config.source(), source -> new TreeSet<>())
                .add(config.packaged().digest()));
        for (Map.Entry<BlobSource, Set<Digest>> one : bySource.entrySet()) {
            one.getKey().stream(one.getValue(), (digest, in) -> byConfig.put(digest, architecture(in)));
        }
    }

    private static String architecture(InputStream in) throws IOException {
        JsonNode config = BoundedJson.MAPPER.readTree(in.readNBytes(Manifest.MAX_SIZE));
        return config == null ? "" : config.path("architecture").asText("");
    }

    private Set<String> of(Artifact artifact) {
        Set<String> words = artifact instanceof Artifact.Assembled stored ? namedPlatforms(stored) : new TreeSet<>();
        configs(artifact)
                .forEach(config ->
                        words.add(byConfig.getOrDefault(config.packaged().digest(), "")));
        words.removeIf(word -> word.isEmpty() || word.equals(UNKNOWN));
        return words;
    }
}
