package io.acpupgrade.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.problem.Message;
import java.util.Map;

/** Determines the type of a manifest: its {@code mediaType} field, else its other fields. */
final class ManifestKind {
    private static final String SCHEMA_1 = "application/vnd.docker.distribution.manifest.v1";
    private static final Map<String, Message> OTHERS = Map.of(
            "application/vnd.oci.artifact.manifest.v1+json",
            Message.of("registry.oci-artifact-manifest"),
            "application/vnd.cncf.oras.artifact.manifest.v1+json",
            Message.of("registry.oras-artifact-manifest"));

    private ManifestKind() {}

    /** @throws IllegalArgumentException when current registries do not accept the manifest */
    static MediaType of(JsonNode json) {
        String named = json.path("mediaType").asText("");
        if (new MediaType(named).isManifest()) {
            return new MediaType(named);
        }
        refuseOutdated(json, named);
        if (named.isEmpty() && json.path("manifests").isArray()) {
            return MediaType.OCI_INDEX;
        }
        if (named.isEmpty() && json.path("config").isObject()) {
            return MediaType.OCI_MANIFEST;
        }
        throw new InvalidValueException(
                named.isEmpty() ? Message.of("registry.no-manifest-fields") : Message.of("registry.other-type", named));
    }

    /** Whether a media type is that of a manifest that registries no longer accept. */
    static boolean isOutdated(String named) {
        return named.startsWith(SCHEMA_1) || OTHERS.containsKey(named);
    }

    private static void refuseOutdated(JsonNode json, String named) {
        if (named.startsWith(SCHEMA_1)
                || (named.isEmpty() && json.path("fsLayers").isArray())) {
            throw new UnsupportedManifestException(
                    named.isEmpty()
                            ? Message.of("registry.schema-1")
                            : Message.of("registry.outdated-type", Message.of("registry.docker-schema-1"), named),
                    Message.of("registry.convert-schema-1"));
        }
        Message other = OTHERS.get(named);
        if (other != null) {
            throw new UnsupportedManifestException(
                    Message.of("registry.outdated-type", other, named), Message.of("registry.convert-artifact"));
        }
    }
}
