package io.acpupgrade.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.problem.Message;
import java.util.Map;

/** Determines the type of a manifest: its {@code mediaType} field, else its other fields. */
final class ManifestKind {
    private static final String SCHEMA_1 = "application/vnd.docker.distribution.manifest.v1";
    private static final Map<String, String> OTHERS = Map.of(
            "application/vnd.oci.artifact.manifest.v1+json",
            "an OCI artifact manifest, which was dropped before OCI 1.1 was final",
            "application/vnd.cncf.oras.artifact.manifest.v1+json",
            "an ORAS artifact manifest, which OCI 1.1 has replaced");

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
        throw new IllegalArgumentException(
                named.isEmpty()
                        ? "no manifest: neither 'manifests' nor 'config' in it"
                        : "no manifest: it is " + named);
    }

    /** Whether a media type is that of a manifest that registries no longer accept. */
    static boolean isOutdated(String named) {
        return named.startsWith(SCHEMA_1) || OTHERS.containsKey(named);
    }

    private static void refuseOutdated(JsonNode json, String named) {
        if (named.startsWith(SCHEMA_1)
                || (named.isEmpty() && json.path("fsLayers").isArray())) {
            throw new UnsupportedManifestException(
                    Message.text("no manifest that registries take today: it is Docker's schema 1"
                            + (named.isEmpty() ? "" : " (" + named + ")")),
                    Message.text(
                            "Build the image again, or convert it to schema 2 or OCI (docker pull and docker push, or skopeo"
                                    + " copy --format oci, from a registry that still has it), and make the package again."));
        }
        if (OTHERS.containsKey(named)) {
            throw new UnsupportedManifestException(
                    Message.text(
                            "no manifest that registries take today: it is " + OTHERS.get(named) + " (" + named + ")"),
                    Message.text(
                            "Create it again as an OCI image manifest with an artifactType, and make the package again."));
        }
    }
}
