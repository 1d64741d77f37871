package io.acpupgrade.prep.platform;

import java.util.List;
import java.util.Optional;

/**
 * The status that the cluster version operator reports. A missing list is an empty Optional: no result yet. An empty
 * list is a result.
 *
 * @param history newest first
 */
public record ShadowStatus(
        Optional<Long> observedGeneration,
        Release current,
        Release desired,
        List<LenientCondition> conditions,
        Optional<OperatorPreflight> preflight,
        Optional<List<Stage>> stages,
        Optional<AvailableUpdates> availableUpdates,
        Optional<List<HistoryEntry>> history) {
    public ShadowStatus {
        conditions = List.copyOf(conditions);
    }

    static ShadowStatus parse(LenientNode node) {
        return new ShadowStatus(
                node.number(ShadowFields.OBSERVED_GENERATION),
                Release.parse(node, ShadowFields.CURRENT_VERSION, ShadowFields.CURRENT_IMAGE),
                Release.parse(node, ShadowFields.DESIRED_VERSION, ShadowFields.DESIRED_IMAGE),
                node.list(ShadowFields.CONDITIONS, LenientCondition::parse).orElse(List.of()),
                node.object(ShadowFields.PREFLIGHT).map(OperatorPreflight::parse),
                node.list(ShadowFields.STAGES, Stage::parse),
                node.list(ShadowFields.AVAILABLE_UPDATES, AvailableUpdate::parse)
                        .map(AvailableUpdates::new),
                node.list(ShadowFields.HISTORY, HistoryEntry::parse));
    }
}
