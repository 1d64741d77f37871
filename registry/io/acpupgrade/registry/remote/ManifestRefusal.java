package io.acpupgrade.registry.remote;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.RegistryException.Kind;
import io.acpupgrade.registry.remote.http.BufferedResponse;
import io.acpupgrade.registry.remote.http.NetworkErrors;
import io.acpupgrade.registry.remote.http.RegistryErrors;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A registry's refusal of a manifest. distribution refuses layers with URLs unless its configuration allows them, but
 * says so only in its log: the response is a 500 that lists those layers as unknown blobs, even if the registry holds
 * them.
 */
record ManifestRefusal(Manifest manifest) {
    private static final Pattern REPORTED = Pattern.compile("(invalid|missing) URL", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNKNOWN = Pattern.compile("\"(MANIFEST_BLOB_|BLOB_)?UNKNOWN\"");
    private static final Pattern BLOB_UNKNOWN = Pattern.compile("\"(MANIFEST_)?BLOB_UNKNOWN\"");
    private static final Pattern DIGEST = Pattern.compile("\\bsha(256|512):[0-9a-f]{64,128}\\b");
    /** The media type of foreign layers, which must have URLs; a registry may refuse them without. */
    private static final String DOCKER_FOREIGN = "application/vnd.docker.image.rootfs.foreign.";

    RegistryException exception(URI url, BufferedResponse answer) {
        RegistryException refusal = RegistryErrors.of(url, answer);
        Set<String> layers = layersWithUrls();
        boolean refused = refusal.kind() == Kind.FAILED || refusal.kind() == Kind.REJECTED;
        if (!refused || layers.isEmpty()) {
            return refusal;
        }
        if (isFor(layers, answer.text())) {
            return new RegistryException(
                    Kind.REJECTED,
                    Message.of(
                            "remote.urls-refused",
                            NetworkErrors.withoutQuery(url),
                            layers.iterator().next(),
                            RegistryErrors.describe(answer)),
                    Message.of("remote.allow-urls"));
        }
        return UNKNOWN.matcher(answer.text()).find() ? suspected(refusal) : refusal;
    }

    /** Whether the refusal is about layers with URLs only; then a retry does not help. */
    private static boolean isFor(Set<String> layers, String text) {
        Set<String> named =
                DIGEST.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
        boolean unknown = BLOB_UNKNOWN.matcher(text).find() && !named.isEmpty() && layers.containsAll(named);
        return unknown || REPORTED.matcher(text).find();
    }

    private static RegistryException suspected(RegistryException refusal) {
        return new RegistryException(
                refusal.kind(),
                refusal.problem().message(),
                Message.sentences(refusal.remedy(), Message.of("remote.if-urls-refused")),
                refusal.retryAfter());
    }

    private Set<String> layersWithUrls() {
        Set<String> digests = new LinkedHashSet<>();
        for (JsonNode layer : manifest.json().path("layers")) {
            boolean foreign = layer.path("mediaType").asText("").startsWith(DOCKER_FOREIGN);
            if (foreign || !layer.path("urls").isEmpty()) {
                digests.add(layer.path("digest").asText(""));
            }
        }
        return digests;
    }
}
