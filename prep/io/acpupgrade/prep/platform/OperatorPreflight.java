package io.acpupgrade.prep.platform;

import java.util.List;
import java.util.Optional;

/**
 * What the cluster version operator found before an upgrade.
 *
 * @param observedAt when it looked
 * @param checks what it found; empty as long as there is no result, which is not the same as a list of none
 */
public record OperatorPreflight(Timestamp observedAt, Optional<List<Check>> checks) {

    /**
     * One verdict, in the operator's own words; what it does not state is empty.
     *
     * @param policy the "reentry policy", whose values are not public: to be shown, never to be judged
     * @param state Passed, Failed, Retry, or whatever else it says
     */
    public record Check(String name, String policy, String state, String reason, String message) {
        static Check parse(LenientNode node) {
            return new Check(
                    node.textOrNone(ShadowFields.NAME),
                    node.textOrNone(ShadowFields.POLICY),
                    node.textOrNone(ShadowFields.STATE),
                    node.textOrNone(ShadowFields.REASON),
                    node.textOrNone(ShadowFields.MESSAGE));
        }
    }

    static OperatorPreflight parse(LenientNode node) {
        return new OperatorPreflight(node.time(ShadowFields.OBSERVED_AT), node.list(ShadowFields.CHECKS, Check::parse));
    }
}
