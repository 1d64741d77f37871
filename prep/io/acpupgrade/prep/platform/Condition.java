package io.acpupgrade.prep.platform;

/**
 * One line of an object's own account of how it is doing, as Kubernetes conditions have it; texts that it does not state
 * are empty.
 */
public record Condition(String type, String status, String reason, String message, Timestamp lastTransition) {
    static Condition parse(LenientNode node) {
        return new Condition(
                node.textOrNone(ShadowFields.TYPE),
                node.textOrNone(ShadowFields.STATUS),
                node.textOrNone(ShadowFields.REASON),
                node.textOrNone(ShadowFields.MESSAGE),
                node.time(ShadowFields.LAST_TRANSITION));
    }

    /** Whether its status is {@code True}, which neither {@code False} nor {@code Unknown} is. */
    public boolean isTrue() {
        return status.equalsIgnoreCase("True");
    }
}
