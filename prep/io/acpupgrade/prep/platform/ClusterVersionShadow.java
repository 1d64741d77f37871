package io.acpupgrade.prep.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * The object that requests the upgrade of a cluster and reports its progress; there is one per cluster, with the
 * cluster's name. Its schema is not public, so it is read leniently; see {@link ShadowFields}.
 *
 * @param desiredUpdate the version requested last, as it was written
 */
public record ClusterVersionShadow(Metadata metadata, Optional<String> desiredUpdate, ShadowStatus status) {

    /** The object's identity and the generation of its spec; missing texts are empty. */
    public record Metadata(String apiVersion, String namespace, String name, Optional<Long> generation) {
        static Metadata parse(LenientNode node) {
            return new Metadata(
                    node.textOrNone(ShadowFields.API_VERSION),
                    node.textOrNone(ShadowFields.NAMESPACE),
                    node.textOrNone(ShadowFields.METADATA_NAME),
                    node.number(ShadowFields.GENERATION));
        }
    }

    /** Reads the object; never fails, because missing fields are empty. */
    public static ClusterVersionShadow parse(JsonNode json) {
        LenientNode node = new LenientNode(json);
        return new ClusterVersionShadow(
                Metadata.parse(node), node.text(ShadowFields.DESIRED_UPDATE), ShadowStatus.parse(node));
    }

    /** The name of the cluster. */
    public String name() {
        return metadata.name();
    }

    /** The condition of that type, if present. */
    public Optional<LenientCondition> condition(String type) {
        return status.conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst();
    }

    /** Whether the condition Ready is True. */
    public boolean isReady() {
        return isTrue("Ready");
    }

    /** Whether the condition Reconciling is True. */
    public boolean isReconciling() {
        return isTrue("Reconciling");
    }

    /** Whether the condition Stalled is True. */
    public boolean isStalled() {
        return isTrue("Stalled");
    }

    /** The conditions that report a failure, in either vocabulary of the documentation. */
    public List<LenientCondition> failures() {
        return status.conditions().stream()
                .filter(LenientCondition::isTrue)
                .filter(condition -> List.of("Stalled", "Degraded").contains(condition.type()))
                .toList();
    }

    /** Whether the status is older than the latest change of the spec. */
    public boolean isOutdated() {
        return metadata.generation()
                .flatMap(wanted -> status.observedGeneration().map(seen -> seen < wanted))
                .orElse(false);
    }

    private boolean isTrue(String type) {
        return condition(type).map(LenientCondition::isTrue).orElse(false);
    }
}
