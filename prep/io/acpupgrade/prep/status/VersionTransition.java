package io.acpupgrade.prep.status;

import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.PlatformVersion;
import java.util.Optional;

/** The current and the target version of a cluster, as it reports them. */
record VersionTransition(Optional<String> current, Optional<String> target) {
    static VersionTransition of(ClusterVersionShadow shadow) {
        return new VersionTransition(
                shadow.status().current().version(),
                shadow.desiredUpdate().or(() -> shadow.status().desired().version()));
    }

    boolean isReached() {
        return current.isPresent() && target.isPresent() && same(current.get(), target.get());
    }

    /** Whether two texts are the same version, with or without a leading {@code v}. */
    static boolean same(String one, String other) {
        return PlatformVersion.parse(one)
                .flatMap(version -> PlatformVersion.parse(other).map(version::sameAs))
                .orElse(one.equals(other));
    }
}
