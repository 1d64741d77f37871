package io.acpupgrade.registry.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.Repository;
import java.io.IOException;
import java.util.Optional;

/**
 * Maintains the fallback index under the tag {@code sha256-<hex>} for registries without the referrers API (OCI
 * distribution-spec, "Referrers Tag Schema").
 */
final class ReferrersTag {
    private static final JsonMapper JSON = new JsonMapper();

    private final Registry registry;

    ReferrersTag(Registry registry) {
        this.registry = registry;
    }

    /** Adds a referrer to the index of its subject. Synchronized, because the index is read, changed and written. */
    synchronized void add(Repository repository, Manifest referrer) throws IOException {
        Optional<Descriptor> subject = referrer.subject();
        if (subject.isEmpty()
                || registry.listsReferrers(repository, subject.get().digest())) {
            return;
        }
        Digest digest = subject.get().digest();
        Reference tag = new Reference(repository, digest.algorithm() + "-" + digest.hex());
        ObjectNode index = registry.manifest(tag)
                .<ObjectNode>map(found -> found.json().deepCopy())
                .orElseGet(ReferrersTag::empty);
        if (!lists(index, referrer)) {
            index.withArray("manifests").add(entry(referrer));
            registry.push(tag, Manifest.parse(bytes(index)));
        }
    }

    private static ObjectNode empty() {
        ObjectNode index = JSON.createObjectNode();
        index.put("schemaVersion", 2).put("mediaType", MediaType.OCI_INDEX.name());
        index.putArray("manifests");
        return index;
    }

    private static boolean lists(ObjectNode index, Manifest referrer) {
        for (JsonNode entry : index.path("manifests")) {
            if (entry.path("digest").asText().equals(referrer.digest().toString())) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode entry(Manifest referrer) {
        Descriptor descriptor = referrer.descriptor();
        ObjectNode entry = JSON.createObjectNode();
        entry.put("mediaType", descriptor.mediaType().name());
        entry.put("digest", descriptor.digest().toString());
        entry.put("size", descriptor.size());
        JsonNode manifest = referrer.json();
        String configType = manifest.path("config").path("mediaType").asText("");
        String artifactType = manifest.path("artifactType").asText(configType);
        if (!artifactType.isEmpty()) {
            entry.put("artifactType", artifactType);
        }
        if (manifest.has("annotations")) {
            entry.set("annotations", manifest.get("annotations"));
        }
        return entry;
    }

    private static byte[] bytes(ObjectNode index) {
        try {
            return JSON.writeValueAsBytes(index);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
