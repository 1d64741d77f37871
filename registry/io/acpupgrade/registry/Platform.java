package io.acpupgrade.registry;

import com.fasterxml.jackson.databind.JsonNode;

/** The platform that an image runs on, as in {@code linux/arm64/v8}. */
public record Platform(String os, String architecture, String variant) {
    static Platform parse(JsonNode json) {
        return new Platform(
                json.path("os").asText("unknown"),
                json.path("architecture").asText("unknown"),
                json.path("variant").asText(""));
    }

    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}
