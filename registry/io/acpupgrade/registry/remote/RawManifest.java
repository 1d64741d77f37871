package io.acpupgrade.registry.remote;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import io.acpupgrade.registry.Manifest;
import java.nio.charset.StandardCharsets;

/**
 * A manifest that jib sends byte for byte, although jib normally writes manifest JSON itself (docs/adr/0002).
 *
 * @param json the manifest's text, whose UTF-8 bytes are the manifest
 */
record RawManifest(
        @JsonValue @JsonRawValue String json, @JsonIgnore String mediaType) implements ManifestTemplate {
    static RawManifest of(Manifest manifest) {
        return new RawManifest(
                new String(manifest.bytes(), StandardCharsets.UTF_8),
                manifest.descriptor().mediaType().name());
    }

    @Override
    @JsonIgnore
    public int getSchemaVersion() {
        return 2;
    }

    @Override
    @JsonIgnore
    public String getManifestMediaType() {
        return mediaType;
    }
}
