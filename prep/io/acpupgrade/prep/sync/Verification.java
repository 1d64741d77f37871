package io.acpupgrade.prep.sync;

import io.acpupgrade.registry.Holding;
import java.util.List;

/** What the registry holds of a package when it is asked about every manifest and every blob. */
public record Verification(List<Holding> holdings) {
    public Verification {
        holdings = List.copyOf(holdings);
    }

    /** The artifacts that are not there, or not whole. */
    public List<Holding> incomplete() {
        return holdings.stream().filter(holding -> !holding.isWhole()).toList();
    }

    public boolean isComplete() {
        return incomplete().isEmpty();
    }
}
