package io.acpupgrade.registry.layout;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.registry.DecodedText;
import io.acpupgrade.registry.Manifest;

/** What registries ask of a manifest beyond its digest, so that none is refused when half of a package is sent. */
final class ManifestRules {
    private ManifestRules() {}

    /**
     * Reads a manifest that lies in a package, with all that it points to.
     *
     * @throws IllegalArgumentException where a registry would refuse it
     */
    static Manifest parse(byte[] bytes) {
        if (DecodedText.hasByteOrderMark(bytes) || holdsZero(bytes)) {
            throw new IllegalArgumentException(
                    "it is not in UTF-8, or begins with a byte order mark; registries refuse both");
        }
        Manifest manifest = Manifest.parse(bytes);
        JsonNode json = manifest.json();
        if (json.path("schemaVersion").asInt(0) != 2) {
            throw new IllegalArgumentException("its schemaVersion is not 2 but "
                    + (json.has("schemaVersion") ? json.get("schemaVersion") : "missing"));
        }
        if (json.has("manifests") && (json.has("config") || json.has("layers"))) {
            throw new IllegalArgumentException("it is an index and an image at the same time");
        }
        var unused =
                java.util.List.of(manifest.blobs(), manifest.foreignLayers(), manifest.children(), manifest.subject());
        return manifest;
    }

    private static boolean holdsZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }
}
