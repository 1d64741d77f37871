package io.acpupgrade.registry.layout;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.DecodedText;
import io.acpupgrade.registry.InvalidValueException;
import io.acpupgrade.registry.Manifest;

/** The rules that registries apply to a manifest beyond its digest, checked before anything is sent. */
final class ManifestRules {
    private ManifestRules() {}

    /**
     * Parses a manifest of a package with all its descriptors.
     *
     * @throws IllegalArgumentException when a registry would refuse it
     */
    static Manifest parse(byte[] bytes) {
        if (DecodedText.hasByteOrderMark(bytes) || holdsZero(bytes)) {
            throw new InvalidValueException(Message.of("layout.no-utf8"));
        }
        Manifest manifest = Manifest.parse(bytes);
        JsonNode json = manifest.json();
        if (json.path("schemaVersion").asInt(0) != 2) {
            throw new InvalidValueException(
                    json.has("schemaVersion")
                            ? Message.of("layout.other-schema-version", json.get("schemaVersion"))
                            : Message.of("layout.no-schema-version"));
        }
        if (json.has("manifests") && (json.has("config") || json.has("layers"))) {
            throw new InvalidValueException(Message.of("layout.index-and-image"));
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
