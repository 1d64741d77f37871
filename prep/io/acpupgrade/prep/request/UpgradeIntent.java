package io.acpupgrade.prep.request;

import io.acpupgrade.prep.platform.PlatformVersion;
import java.util.Optional;

/**
 * The upgrade that the user asks for.
 *
 * @param target empty for the newest available update
 * @param insteadOf the pending version that the user explicitly replaces
 */
public record UpgradeIntent(
        String cluster, Optional<PlatformVersion> target, Choice choice, Optional<PlatformVersion> insteadOf) {

    /** Which versions may be asked for. */
    public enum Choice {
        /** Only those in availableUpdates. */
        OFFERED,
        /** Any newer one; the operator's own preflight still applies. */
        EXPLICIT
    }
}
