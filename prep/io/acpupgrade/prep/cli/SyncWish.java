package io.acpupgrade.prep.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a sync is asked to do.
 *
 * @param rate bytes that move in a second at the most
 * @param repair the report that names what is damaged in the registry
 */
record SyncWish(Extent extent, RateFlags rate, Optional<Path> repair) {
    /** How far a run goes. */
    enum Extent {
        PLAN,
        PUSH,
        /** Nothing is pushed; what the registry holds has to do. */
        SKIP,
        /** Asks what is there. */
        VERIFY,
        /** Reads back what is there. */
        READ_BACK
    }

    static SyncWish of(Extent extent) {
        return new SyncWish(extent, new RateFlags(), Optional.empty());
    }
}
