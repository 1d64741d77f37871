package io.acpupgrade.prep.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What the platform says of itself in {@code productbases.product.alauda.io/base}.
 *
 * @param apiVersion the version of the API in which it was read
 * @param platformUrl where people reach the platform
 */
public record ProductBase(String apiVersion, RegistrySettings registry, State state, Optional<String> platformUrl) {
    private static final String NONE = "(none)";

    /** The namespace of everything that the platform itself is made of. */
    public static final String NAMESPACE = "cpaas-system";

    /**
     * The registry that the platform pulls its images from.
     *
     * @param address the stored address, as it was written
     * @param pullSecret the name of the Secret that pulling needs
     */
    public record RegistrySettings(
            Optional<String> address, Ownership ownership, PullHost pullHost, Optional<String> pullSecret) {}

    /** Who runs the registry. */
    public enum Ownership {
        /** The platform itself, on its control plane; what holds when the object says nothing. */
        BUILT_IN,
        /** Somebody else, who also fills it. */
        EXTERNAL
    }

    /** The host that workload clusters pull from ({@code preferPlatformURL}); it says nothing of where to push. */
    public enum PullHost {
        REGISTRY_ADDRESS,
        PLATFORM_URL
    }

    /**
     * How the platform is doing.
     *
     * @param phase one of Pending, Provisioning, Deleting, Failed and Running, or {@code (none)}
     * @param version what is installed, or {@code (none)}
     */
    public record State(String phase, String version, List<Condition> conditions) {
        public State {
            conditions = List.copyOf(conditions);
        }

        /** What is installed, where it says so. */
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
