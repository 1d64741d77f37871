package io.acpupgrade.prep.preflight.extra;

/** What the further checks look at beside the clusters: the package, the registry, the names of hosts. */
public record Outside(PackageAtHand core, PushRights rights, HostLookup hosts) {}
