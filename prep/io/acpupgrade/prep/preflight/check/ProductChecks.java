package io.acpupgrade.prep.preflight.check;

import io.acpupgrade.prep.preflight.Check;
import java.util.List;

/** The checks of the platform's own preflight, in its order; the one place that lists them. */
public final class ProductChecks {
    private ProductChecks() {}

    public static List<Check> all() {
        return List.of(new ClusterRunning());
    }
}
