package io.acpupgrade.prep.platform;

/** A status condition; missing texts are empty. */
public record LenientCondition(String type, String status, String reason, String message, Timestamp lastTransition) {
    static LenientCondition parse(LenientNode node) {
        return new LenientCondition(
                node.textOrNone(ShadowFields.TYPE),
                node.textOrNone(ShadowFields.STATUS),
                node.textOrNone(ShadowFields.REASON),
                node.textOrNone(ShadowFields.MESSAGE),
                node.time(ShadowFields.LAST_TRANSITION));
    }

    /** Whether its status is {@code True}. */
    public boolean isTrue() {
        return status.equalsIgnoreCase("True");
    }
}
