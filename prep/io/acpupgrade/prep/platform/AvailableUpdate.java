package io.acpupgrade.prep.platform;

import java.util.Optional;

/**
 * An update that the platform offers to a cluster.
 *
 * @param version as the platform wrote it; empty if it states none
 */
public record AvailableUpdate(String version, Optional<String> image) {
    static AvailableUpdate parse(LenientNode node) {
        return new AvailableUpdate(node.textOrNone(ShadowFields.VERSION), node.text(ShadowFields.IMAGE));
    }

    /** The version, if it can be parsed. */
    public Optional<PlatformVersion> parsedVersion() {
        return PlatformVersion.parse(version);
    }

    /** Whether this is the update to that version, with or without a leading {@code v}. */
    public boolean isTo(PlatformVersion target) {
        return parsedVersion().map(target::sameAs).orElse(false);
    }
}
