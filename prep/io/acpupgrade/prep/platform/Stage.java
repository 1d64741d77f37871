package io.acpupgrade.prep.platform;

import java.util.List;
import java.util.Optional;

/**
 * A stage of a running upgrade; missing texts are empty.
 *
 * @param phase Pending, Running, Finished, or an unknown value
 * @param operations empty if the stage does not list them
 */
public record Stage(String name, Optional<Long> priority, String phase, Optional<List<Operation>> operations) {

    /** One operation of a stage: a component upgraded from one version to another. */
    public record Operation(String name, String action, String current, String target, String phase) {
        static Operation parse(LenientNode node) {
            return new Operation(
                    node.textOrNone(ShadowFields.NAME),
                    node.textOrNone(ShadowFields.ACTION),
                    node.textOrNone(ShadowFields.OPERATION_CURRENT),
                    node.textOrNone(ShadowFields.OPERATION_TARGET),
                    node.textOrNone(ShadowFields.PHASE));
        }
    }

    static Stage parse(LenientNode node) {
        return new Stage(
                node.textOrNone(ShadowFields.NAME),
                node.number(ShadowFields.PRIORITY),
                node.textOrNone(ShadowFields.PHASE),
                node.list(ShadowFields.OPERATIONS, Operation::parse));
    }
}
