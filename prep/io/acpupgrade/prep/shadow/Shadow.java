package io.acpupgrade.prep.shadow;

import io.acpupgrade.prep.cluster.ObjectName;
import io.acpupgrade.prep.platform.ClusterVersionShadow;

/** A ClusterVersionShadow as it was read, and by which name. */
public record Shadow(ObjectName name, ClusterVersionShadow said) {}
