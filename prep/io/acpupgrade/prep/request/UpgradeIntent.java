package io.acpupgrade.prep.request;

import io.acpupgrade.prep.platform.PlatformVersion;
import java.util.Optional;

/**
 * What somebody wants.
 *
 * @param target empty for the newest version that is on offer
 * @param insteadOf the version that was requested before, where it is given up knowingly
 */
public record UpgradeIntent(
        String cluster, Optional<PlatformVersion> target, Choice choice, Optional<PlatformVersion> insteadOf) {

    /** Which versions may be asked for. */
    public enum Choice {
        /** Only those in availableUpdates. */
        OFFERED,
        /** Any newer one: the person knows better; the operator's own preflight still decides. */
        EXPLICIT
    }
}
