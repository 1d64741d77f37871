package io.acpupgrade.prep.upgrade;

import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.PlatformVersion;
import java.util.Optional;

/** Where a cluster is and where it shall go, as its account has it. */
record Course(Optional<String> current, Optional<String> target) {
    static Course of(ClusterVersionShadow shadow) {
        return new Course(
                shadow.status().current().version(),
                shadow.desiredUpdate().or(() -> shadow.status().desired().version()));
    }

    boolean isReached() {
        return current.isPresent() && target.isPresent() && same(current.get(), target.get());
    }

    /** Whether two texts mean the same version, with or without a leading {@code v}. */
    static boolean same(String one, String other) {
        return PlatformVersion.parse(one)
                .flatMap(version -> PlatformVersion.parse(other).map(version::sameAs))
                .orElse(one.equals(other));
    }
}
