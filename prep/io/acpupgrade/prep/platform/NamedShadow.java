package io.acpupgrade.prep.platform;

import io.acpupgrade.prep.kubernetes.ObjectName;

/** A ClusterVersionShadow as it was read, and by which name. */
public record NamedShadow(ObjectName name, ClusterVersionShadow shadow) {}
