package io.acpupgrade.prep.platform;

/**
 * Where a ClusterVersionShadow and a ProductManifest say what they say.
 *
 * <p>GUESS: neither kind's schema is published. The product's documentation names the fields of preflight, history and
 * conditions, {@code spec.desiredUpdate.version}, and that there are stages, operations and availableUpdates. Everything
 * else here is a guess by analogy with OpenShift's ClusterVersion, and so are all alternatives after the first place.
 * Whoever learns better changes this class alone.
 */
final class ShadowFields {
    static final Field API_VERSION = Field.at("/apiVersion");
    static final Field METADATA_NAME = Field.at("/metadata/name");
    static final Field NAMESPACE = Field.at("/metadata/namespace");
    static final Field GENERATION = Field.at("/metadata/generation");

    static final Field DESIRED_UPDATE = Field.at("/spec/desiredUpdate/version", "/spec/desiredUpdate");
    static final Field OBSERVED_GENERATION = Field.at("/status/observedGeneration");
    static final Field CURRENT_VERSION =
            Field.at("/status/current/version", "/status/current", "/status/currentVersion");
    static final Field CURRENT_IMAGE = Field.at("/status/current/image", "/status/currentImage");
    static final Field DESIRED_VERSION =
            Field.at("/status/desired/version", "/status/desired", "/status/desiredVersion");
    static final Field DESIRED_IMAGE = Field.at("/status/desired/image", "/status/desiredImage");
    static final Field CONDITIONS = Field.at("/status/conditions");
    static final Field PREFLIGHT = Field.at("/status/preflight");
    static final Field STAGES = Field.at("/status/stages");
    static final Field AVAILABLE_UPDATES = Field.at("/status/availableUpdates", "/spec/availableUpdates");
    static final Field HISTORY = Field.at("/status/history");

    static final Field OBSERVED_AT = Field.at("/observedAt");
    static final Field CHECKS = Field.at("/checks");
    static final Field OPERATIONS = Field.at("/operations");

    static final Field TYPE = Field.at("/type");
    static final Field STATUS = Field.at("/status");
    static final Field NAME = Field.at("/name");
    static final Field POLICY = Field.at("/policy", "/reentryPolicy");
    static final Field STATE = Field.at("/state");
    static final Field REASON = Field.at("/reason");
    static final Field MESSAGE = Field.at("/message");
    static final Field LAST_TRANSITION = Field.at("/lastTransitionTime");
    static final Field PRIORITY = Field.at("/priority");
    static final Field PHASE = Field.at("/phase");
    static final Field ACTION = Field.at("/action");
    static final Field OPERATION_CURRENT = Field.at("/currentVersion", "/current/version", "/current");
    static final Field OPERATION_TARGET = Field.at("/targetVersion", "/target/version", "/target");
    static final Field STARTED = Field.at("/startedTime");
    static final Field COMPLETED = Field.at("/completionTime", "/completedTime");

    /** An update, a release or an entry of the history may be an object, or nothing but its version. */
    static final Field VERSION = Field.at("/version", "");

    static final Field IMAGE = Field.at("/image");
    static final Field SPEC_VERSION = Field.at("/spec/version");

    private ShadowFields() {}
}
