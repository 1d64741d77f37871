package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.target.TlsMode;
import io.acpupgrade.prep.target.Trust.SystemStore;
import io.acpupgrade.registry.remote.Trust;
import java.util.HashSet;

/** Joins what was decided about trust to the connection that lives by it. */
final class TrustedRegistry {
    private TrustedRegistry() {}

    static Trust trust(io.acpupgrade.prep.target.Trust decided) {
        if (decided.mode() != TlsMode.VERIFIED) {
            return new Trust.Unverified();
        }
        boolean machineToo = decided.anchors().systemStore() == SystemStore.TRUSTED;
        return new Trust.Verified(
                machineToo ? Trust.Roots.MACHINE_AND_GIVEN : Trust.Roots.GIVEN,
                decided.anchors().certificates(),
                new HashSet<>(decided.acceptedNames()));
    }
}
