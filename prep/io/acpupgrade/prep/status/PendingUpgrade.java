package io.acpupgrade.prep.status;

import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.Stage;
import java.util.List;
import java.util.Optional;

/**
 * An upgrade that was asked for and has not arrived.
 *
 * @param target as it was written
 * @param version the same where it can be compared
 */
public record PendingUpgrade(ClusterVersionShadow shadow, String target, Optional<PlatformVersion> version) {

    /** A request for what is not newer than what runs has been overtaken, and one for no version at all cannot begin. */
    public static Optional<PendingUpgrade> of(ClusterVersionShadow shadow, PlatformVersion current) {
        return shadow.desiredUpdate()
                .or(() -> reported(shadow))
                .map(text -> new PendingUpgrade(shadow, text, PlatformVersion.parse(text)))
                .filter(pending -> pending.version()
                        .map(version -> version.isNewerThan(current))
                        .orElseGet(pending::hasBegun));
    }

    /** What the operator works on, whoever asked it to; a request that was just taken back may still stand there. */
    private static Optional<String> reported(ClusterVersionShadow shadow) {
        return shadow.isOutdated()
                ? Optional.empty()
                : shadow.status().desired().version();
    }

    public boolean isFor(PlatformVersion other) {
        return version.map(other::sameAs).orElse(false);
    }

    /** Whether any stage is past waiting. */
    public boolean hasBegun() {
        return shadow.status().stages().orElse(List.of()).stream()
                .map(Stage::phase)
                .anyMatch(phase -> !phase.isEmpty() && !phase.equalsIgnoreCase("Pending"));
    }

    /** Whether it may be given up for that version: as long as it has not begun, or for a newer one. */
    public boolean canBeReplacedBy(PlatformVersion other) {
        return !hasBegun() || version.map(other::isNewerThan).orElse(false);
    }
}
