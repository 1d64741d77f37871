package io.acpupgrade.registry.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.MediaType;
import java.util.List;

/** Creates the manifest of a docker-archive image; the same layers always give the same bytes. */
final class ImageAssembly {
    private static final JsonMapper JSON = new JsonMapper();

    private ImageAssembly() {}

    /** @param layers as uploaded, in the image's order */
    static Manifest manifest(Descriptor config, List<Descriptor> layers) {
        boolean docker =
                layers.stream().allMatch(layer -> layer.mediaType().name().startsWith("application/vnd.docker."));
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", (docker ? MediaType.DOCKER_MANIFEST : MediaType.OCI_MANIFEST).name());
        manifest.set("config", json(config, docker ? MediaType.DOCKER_CONFIG : MediaType.OCI_CONFIG));
        ArrayNode list = manifest.putArray("layers");
        for (Descriptor layer : layers) {
            list.add(json(layer, docker ? layer.mediaType() : oci(layer.mediaType())));
        }
        try {
            return Manifest.parse(JSON.writeValueAsBytes(manifest));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** Docker has no media type for zstd layers, so an image with one becomes an OCI image. */
    private static MediaType oci(MediaType type) {
        if (type.equals(MediaType.DOCKER_LAYER_GZIP)) {
            return MediaType.OCI_LAYER_GZIP;
        }
        return type.equals(MediaType.DOCKER_LAYER) ? MediaType.OCI_LAYER : type;
    }

    private static ObjectNode json(Descriptor descriptor, MediaType type) {
        return JSON.createObjectNode()
                .put("mediaType", type.name())
                .put("digest", descriptor.digest().toString())
                .put("size", descriptor.size());
    }
}
