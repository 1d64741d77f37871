package io.acpupgrade.prep.platform;

/**
 * The paths of the fields in a ClusterVersionShadow and a ProductManifest.
 *
 * <p>GUESS: neither kind's schema is published. The product's documentation names the fields of preflight, history and
 * conditions, {@code spec.desiredUpdate.version}, and that there are stages, operations and availableUpdates.
 * Everything else here is a guess by analogy with OpenShift's ClusterVersion, and so are all alternatives after the
 * first path. Corrections change this class alone.
 */
final class ShadowFields {
    static final FieldPath API_VERSION = FieldPath.at("/apiVersion");
    static final FieldPath METADATA_NAME = FieldPath.at("/metadata/name");
    static final FieldPath NAMESPACE = FieldPath.at("/metadata/namespace");
    static final FieldPath GENERATION = FieldPath.at("/metadata/generation");

    static final FieldPath DESIRED_UPDATE = FieldPath.at("/spec/desiredUpdate/version", "/spec/desiredUpdate");
    static final FieldPath OBSERVED_GENERATION = FieldPath.at("/status/observedGeneration");
    static final FieldPath CURRENT_VERSION =
            FieldPath.at("/status/current/version", "/status/current", "/status/currentVersion");
    static final FieldPath CURRENT_IMAGE = FieldPath.at("/status/current/image", "/status/currentImage");
    static final FieldPath DESIRED_VERSION =
            FieldPath.at("/status/desired/version", "/status/desired", "/status/desiredVersion");
    static final FieldPath DESIRED_IMAGE = FieldPath.at("/status/desired/image", "/status/desiredImage");
    static final FieldPath CONDITIONS = FieldPath.at("/status/conditions");
    static final FieldPath PREFLIGHT = FieldPath.at("/status/preflight");
    static final FieldPath STAGES = FieldPath.at("/status/stages");
    static final FieldPath AVAILABLE_UPDATES = FieldPath.at("/status/availableUpdates", "/spec/availableUpdates");
    static final FieldPath HISTORY = FieldPath.at("/status/history");

    static final FieldPath OBSERVED_AT = FieldPath.at("/observedAt");
    static final FieldPath CHECKS = FieldPath.at("/checks");
    static final FieldPath OPERATIONS = FieldPath.at("/operations");

    static final FieldPath TYPE = FieldPath.at("/type");
    static final FieldPath STATUS = FieldPath.at("/status");
    static final FieldPath NAME = FieldPath.at("/name");
    static final FieldPath POLICY = FieldPath.at("/policy", "/reentryPolicy");
    static final FieldPath STATE = FieldPath.at("/state");
    static final FieldPath REASON = FieldPath.at("/reason");
    static final FieldPath MESSAGE = FieldPath.at("/message");
    static final FieldPath LAST_TRANSITION = FieldPath.at("/lastTransitionTime");
    static final FieldPath PRIORITY = FieldPath.at("/priority");
    static final FieldPath PHASE = FieldPath.at("/phase");
    static final FieldPath ACTION = FieldPath.at("/action");
    static final FieldPath OPERATION_CURRENT = FieldPath.at("/currentVersion", "/current/version", "/current");
    static final FieldPath OPERATION_TARGET = FieldPath.at("/targetVersion", "/target/version", "/target");
    static final FieldPath STARTED = FieldPath.at("/startedTime");
    static final FieldPath COMPLETED = FieldPath.at("/completionTime", "/completedTime");

    /** An update, a release or a history entry may be an object or just its version. */
    static final FieldPath VERSION = FieldPath.at("/version", "");

    static final FieldPath IMAGE = FieldPath.at("/image");
    static final FieldPath SPEC_VERSION = FieldPath.at("/spec/version");

    private ShadowFields() {}
}
