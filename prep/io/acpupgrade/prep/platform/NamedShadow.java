package io.acpupgrade.prep.platform;

import io.acpupgrade.prep.kubernetes.ObjectName;

/** A ClusterVersionShadow with the object name that it was read by. */
public record NamedShadow(ObjectName name, ClusterVersionShadow shadow) {}
