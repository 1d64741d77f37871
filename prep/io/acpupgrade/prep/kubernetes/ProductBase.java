package io.acpupgrade.prep.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * The platform's description of itself, {@code productbases.product.alauda.io/base}.
 *
 * @param apiVersion the API version in which it was read
 * @param platformUrl the URL of the platform's web console
 */
public record ProductBase(String apiVersion, RegistrySettings registry, State state, Optional<String> platformUrl) {
    private static final String NONE = "(none)";

    /** The platform's own namespace. */
    public static final String NAMESPACE = "cpaas-system";

    /**
     * The registry that the platform pulls its images from.
     *
     * @param address the address as written in the object
     * @param pullSecret the name of the pull Secret
     */
    public record RegistrySettings(
            Optional<String> address, Ownership ownership, PullHost pullHost, Optional<String> pullSecret) {}

    /** Who runs the registry. */
    public enum Ownership {
        /** The platform, on its control plane; the default. */
        BUILT_IN,
        /** A third party, which also fills it with images. */
        EXTERNAL
    }

    /** The host that workload clusters pull from ({@code preferPlatformURL}); irrelevant for pushing. */
    public enum PullHost {
        REGISTRY_ADDRESS,
        PLATFORM_URL
    }

    /**
     * The platform's status.
     *
     * @param phase one of Pending, Provisioning, Deleting, Failed and Running, or {@code (none)}
     * @param version the installed version, or {@code (none)}
     */
    public record State(String phase, String version, List<Condition> conditions) {
        public State {
            conditions = List.copyOf(conditions);
        }

        /** The installed version, where the object names it. */
        public Optional<String> installed() {
            return Optional.of(version).filter(text -> !text.equals(NONE));
        }

        public boolean isRunning() {
            return phase.equals("Running");
        }
    }

    public static ProductBase parse(JsonNode node) {
        FieldReader json = new FieldReader(node);
        return new ProductBase(
                json.text("/apiVersion").orElse(NONE),
                registry(json),
                new State(
                        json.text("/status/phase").orElse(NONE),
                        json.text("/status/version").orElse(NONE),
                        json.list("/status/conditions").stream()
                                .map(Condition::parse)
                                .toList()),
                json.text("/spec/platformURL"));
    }

    private static RegistrySettings registry(FieldReader json) {
        return new RegistrySettings(
                json.text("/spec/registry/address"),
                json.isTrue("/spec/registry/external") ? Ownership.EXTERNAL : Ownership.BUILT_IN,
                json.isTrue("/spec/registry/preferPlatformURL") ? PullHost.PLATFORM_URL : PullHost.REGISTRY_ADDRESS,
                json.text("/spec/registry/secretRef/name"));
    }
}
