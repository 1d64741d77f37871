package io.acpupgrade.prep.platform;

import java.util.Optional;

/** A cluster's current or desired release, as far as the object states it. */
public record Release(Optional<String> version, Optional<String> image) {
    static Release parse(LenientNode node, FieldPath version, FieldPath image) {
        return new Release(node.text(version), node.text(image));
    }

    /** The version, if present and parseable. */
    public Optional<PlatformVersion> parsedVersion() {
        return version.flatMap(PlatformVersion::parse);
    }
}
