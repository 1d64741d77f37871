package io.acpupgrade.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer that registries are not required to hold (OCI image-spec, "Non-Distributable Layers"; Docker's foreign
 * layers).
 *
 * @param urls where the layer can be downloaded
 */
public record ForeignLayer(Descriptor descriptor, List<String> urls) {
    public ForeignLayer {
        urls = List.copyOf(urls);
    }

    static ForeignLayer parse(JsonNode json) {
        List<String> urls = new ArrayList<>();
        json.path("urls").forEach(url -> urls.add(url.asText()));
        return new ForeignLayer(Descriptor.parse(json), urls);
    }

    /** Explains why the layer is not pushed. */
    public Message reason() {
        return urls.isEmpty()
                ? Message.of("registry.foreign-layer-nowhere", descriptor.digest(), descriptor.size())
                : Message.of("registry.foreign-layer", descriptor.digest(), descriptor.size(), urls.get(0));
    }
}
