package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.target.TlsMode;
import io.acpupgrade.prep.target.Trust.SystemStore;
import io.acpupgrade.registry.remote.http.ServerTrust;
import java.util.HashSet;

/** Joins what was decided about trust to the connection that lives by it. */
final class TrustedRegistry {
    private TrustedRegistry() {}

    static ServerTrust trust(io.acpupgrade.prep.target.Trust decided) {
        if (decided.mode() != TlsMode.VERIFIED) {
            return new ServerTrust.Unverified();
        }
        boolean machineToo = decided.anchors().systemStore() == SystemStore.TRUSTED;
        return new ServerTrust.Verified(
                machineToo ? ServerTrust.Roots.MACHINE_AND_GIVEN : ServerTrust.Roots.GIVEN,
                decided.anchors().certificates(),
                new HashSet<>(decided.acceptedNames()));
    }
}
