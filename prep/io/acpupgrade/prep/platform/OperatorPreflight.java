package io.acpupgrade.prep.platform;

import java.util.List;
import java.util.Optional;

/**
 * The preflight result in the status of a ClusterVersionShadow.
 *
 * @param observedAt when the operator evaluated
 * @param checks the results; an empty Optional means no result yet, unlike an empty list
 */
public record OperatorPreflight(Timestamp observedAt, Optional<List<Check>> checks) {

    /**
     * The result of one check, as the operator wrote it; missing texts are empty.
     *
     * @param policy the "reentry policy"; its values are not public, so it is only shown
     * @param state Passed, Failed, Retry, or an unknown value
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
