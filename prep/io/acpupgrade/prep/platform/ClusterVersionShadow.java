package io.acpupgrade.prep.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * The object through which a cluster is asked to upgrade, and through which it tells how that goes: one for each cluster,
 * of the same name. Its schema is not public, so it is read leniently; see {@link ShadowFields}.
 *
 * @param desiredUpdate the version that was asked for last, as it was written
 */
public record ClusterVersionShadow(Metadata metadata, Optional<String> desiredUpdate, ShadowStatus status) {

    /** Which object it is, and how often its wishes were changed; texts that it does not state are empty. */
    public record Metadata(String apiVersion, String namespace, String name, Optional<Long> generation) {
        static Metadata parse(LenientNode node) {
            return new Metadata(
                    node.textOrNone(ShadowFields.API_VERSION),
                    node.textOrNone(ShadowFields.NAMESPACE),
                    node.textOrNone(ShadowFields.METADATA_NAME),
                    node.number(ShadowFields.GENERATION));
        }
    }

    /** Reads whatever the object says, and never fails: what it does not say is missing. */
    public static ClusterVersionShadow parse(JsonNode json) {
        LenientNode node = new LenientNode(json);
        return new ClusterVersionShadow(
                Metadata.parse(node), node.text(ShadowFields.DESIRED_UPDATE), ShadowStatus.parse(node));
    }

    /** The cluster that it is about. */
    public String name() {
        return metadata.name();
    }

    /** The condition of that type, where the object has one. */
    public Optional<Condition> condition(String type) {
        return status.conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst();
    }

    /** Whether it says that all is as desired. */
    public boolean isReady() {
        return isTrue("Ready");
    }

    /** Whether it says that it is working on what is desired. */
    public boolean isReconciling() {
        return isTrue("Reconciling");
    }

    /** Whether it says that it cannot go on. */
    public boolean isStalled() {
        return isTrue("Stalled");
    }

    /** The conditions that tell of trouble, in either of the two vocabularies of the documentation. */
    public List<Condition> failures() {
        return status.conditions().stream()
                .filter(Condition::isTrue)
                .filter(condition -> List.of("Stalled", "Degraded").contains(condition.type()))
                .toList();
    }

    /** Whether the status was written before the last change of what is desired. */
    public boolean isOutdated() {
        return metadata.generation()
                .flatMap(wanted -> status.observedGeneration().map(seen -> seen < wanted))
                .orElse(false);
    }

    private boolean isTrue(String type) {
        return condition(type).map(Condition::isTrue).orElse(false);
    }
}
