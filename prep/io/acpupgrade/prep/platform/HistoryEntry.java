package io.acpupgrade.prep.platform;

/**
 * An upgrade that a cluster went through, or is going through; what it does not state is empty.
 *
 * @param state presumably Partial or Completed; to be shown as it is
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
