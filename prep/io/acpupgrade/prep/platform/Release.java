package io.acpupgrade.prep.platform;

import java.util.Optional;

/** What a cluster runs or is to run, as far as the object says so. */
public record Release(Optional<String> version, Optional<String> image) {
    static Release parse(LenientNode node, FieldPath version, FieldPath image) {
        return new Release(node.text(version), node.text(image));
    }

    /** The version, where there is one that can be compared. */
    public Optional<PlatformVersion> parsedVersion() {
        return version.flatMap(PlatformVersion::parse);
    }
}
