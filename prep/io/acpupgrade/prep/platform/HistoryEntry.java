package io.acpupgrade.prep.platform;

/**
 * A past or current upgrade of a cluster; missing texts are empty.
 *
 * @param state presumably Partial or Completed; shown as it is
 */
public record HistoryEntry(String version, String state, Timestamp started, Timestamp completed) {
    static HistoryEntry parse(LenientNode node) {
        return new HistoryEntry(
                node.textOrNone(ShadowFields.VERSION),
                node.textOrNone(ShadowFields.STATE),
                node.time(ShadowFields.STARTED),
                node.time(ShadowFields.COMPLETED));
    }
}
