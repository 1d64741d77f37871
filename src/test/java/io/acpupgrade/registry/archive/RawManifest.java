package io.acpupgrade.registry.archive;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.fixture.packages.Bytes;
import io.acpupgrade.fixture.packages.TestContent;
import java.util.Base64;

/** Manifests as no ordinary tool writes them. */
final class RawManifest {
    static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";
    static final String INDEX = "application/vnd.oci.image.index.v1+json";
    static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    static final String FOREIGN = "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip";
    static final Bytes EMPTY_CONFIG = Bytes.utf8("{}");
    static final Bytes SCHEMA_1 = Bytes.utf8(
            "{\"schemaVersion\":1,\"name\":\"acp/old\",\"tag\":\"v1\",\"fsLayers\":[{\"blobSum\":\"sha256:00\"}],"
                    + "\"mediaType\":\"application/vnd.docker.distribution.manifest.v1+prettyjws\"}");

    private RawManifest() {}

    /** An image of an empty configuration and these layers. */
    static Bytes image(ObjectNode... layers) {
        ObjectNode manifest =
                JsonNodeFactory.instance.objectNode().put("schemaVersion", 2).put("mediaType", IMAGE);
        manifest.set("config", TestContent.descriptor(CONFIG, EMPTY_CONFIG));
        for (ObjectNode layer : layers) {
            manifest.withArray("layers").add(layer);
        }
        return Bytes.utf8(manifest.toString());
    }

    static Bytes index(ObjectNode... children) {
        ObjectNode manifest =
                JsonNodeFactory.instance.objectNode().put("schemaVersion", 2).put("mediaType", INDEX);
        for (ObjectNode child : children) {
            manifest.withArray("manifests").add(child);
        }
        return Bytes.utf8(manifest.toString());
    }

    static ObjectNode descriptor(String mediaType, Bytes content) {
        return TestContent.descriptor(mediaType, content);
    }

    /** A descriptor that carries its content. */
    static ObjectNode inline(String mediaType, Bytes content) {
        return descriptor(mediaType, content).put("data", Base64.getEncoder().encodeToString(content.array()));
    }

    static ObjectNode foreign(Bytes content, String... urls) {
        ObjectNode descriptor = descriptor(FOREIGN, content);
        for (String url : urls) {
            descriptor.withArray("urls").add(url);
        }
        return descriptor;
    }
}
