package io.acpupgrade.prep.platform;

import java.util.List;
import java.util.Optional;

/**
 * What the cluster version operator says of a cluster. A list that is missing is empty in the sense of Optional: there is
 * no result yet. A list of nothing is a result.
 *
 * @param history the newest first
 */
public record ShadowStatus(
        Optional<Long> observedGeneration,
        Release current,
        Release desired,
        List<Condition> conditions,
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
                node.list(ShadowFields.CONDITIONS, Condition::parse).orElse(List.of()),
                node.object(ShadowFields.PREFLIGHT).map(OperatorPreflight::parse),
                node.list(ShadowFields.STAGES, Stage::parse),
                node.list(ShadowFields.AVAILABLE_UPDATES, AvailableUpdate::parse)
                        .map(AvailableUpdates::new),
                node.list(ShadowFields.HISTORY, HistoryEntry::parse));
    }
}
