package io.acpupgrade.prep.platform;

import java.util.List;
import java.util.Optional;

/**
 * One stage of an upgrade that is being carried out; what it does not state is empty.
 *
 * @param phase Pending, Running, Finished, or whatever else it says
 * @param operations empty as long as the stage has no list of them
 */
public record Stage(String name, Optional<Long> priority, String phase, Optional<List<Operation>> operations) {

    /** One thing that a stage does, from a version to a version. */
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
