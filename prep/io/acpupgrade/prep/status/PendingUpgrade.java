package io.acpupgrade.prep.status;

import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.Stage;
import java.util.List;
import java.util.Optional;

/**
 * An upgrade that is requested and not completed.
 *
 * @param target as it was written
 * @param version the parsed target, if it can be parsed
 */
public record PendingUpgrade(ClusterVersionShadow shadow, String target, Optional<PlatformVersion> version) {

    /**
     * The pending upgrade of a cluster. A target that is not newer than the current version is not pending, and an
     * unparseable one only if it has begun.
     */
    public static Optional<PendingUpgrade> of(ClusterVersionShadow shadow, PlatformVersion current) {
        return shadow.desiredUpdate()
                .or(() -> reported(shadow))
                .map(text -> new PendingUpgrade(shadow, text, PlatformVersion.parse(text)))
                .filter(pending -> pending.version()
                        .map(version -> version.isNewerThan(current))
                        .orElseGet(pending::hasBegun));
    }

    /**
     * The operator's desired version, unless the status is outdated: a request that was just withdrawn may still be
     * there.
     */
    private static Optional<String> reported(ClusterVersionShadow shadow) {
        return shadow.isOutdated()
                ? Optional.empty()
                : shadow.status().desired().version();
    }

    public boolean isFor(PlatformVersion other) {
        return version.map(other::sameAs).orElse(false);
    }

    /** Whether any stage has left the phase Pending. */
    public boolean hasBegun() {
        return shadow.status().stages().orElse(List.of()).stream()
                .map(Stage::phase)
                .anyMatch(phase -> !phase.isEmpty() && !phase.equalsIgnoreCase("Pending"));
    }

    /** Whether that version may replace it: it has not begun, or that version is newer. */
    public boolean canBeReplacedBy(PlatformVersion other) {
        return !hasBegun() || version.map(other::isNewerThan).orElse(false);
    }
}
