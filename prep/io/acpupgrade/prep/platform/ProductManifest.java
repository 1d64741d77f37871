package io.acpupgrade.prep.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The object that publishes a release to the platform, which then offers it as an update. Its schema is not public, so
 * it is read leniently.
 *
 * @param version as it was written
 */
public record ProductManifest(String name, Optional<String> version, List<LenientCondition> conditions) {
    public static final String KIND = "ProductManifest";

    public ProductManifest {
        conditions = List.copyOf(conditions);
    }

    /** Reads the object; never fails, because missing fields are empty. */
    public static ProductManifest parse(JsonNode json) {
        LenientNode node = new LenientNode(json);
        return new ProductManifest(
                node.textOrNone(ShadowFields.METADATA_NAME),
                node.text(ShadowFields.SPEC_VERSION),
                node.list(ShadowFields.CONDITIONS, LenientCondition::parse).orElse(List.of()));
    }

    /** The object to create for a release. */
    public static JsonNode desired(PlatformVersion version, String apiVersion) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", apiVersion).put("kind", KIND);
        object.putObject("metadata").put("name", version.tagged());
        object.putObject("spec").put("version", version.plain());
        return object;
    }

    /** Whether it publishes exactly that version, with or without a leading {@code v}. */
    public boolean isFor(PlatformVersion wanted) {
        return version.flatMap(PlatformVersion::parse).map(wanted::equals).orElse(false);
    }

    /** The condition Ready, if present. */
    public Optional<LenientCondition> ready() {
        return conditions.stream()
                .filter(condition -> condition.type().equals("Ready"))
                .findFirst();
    }

    /** Whether the platform has accepted the release. */
    public boolean isReady() {
        return ready().map(LenientCondition::isTrue).orElse(false);
    }
}
