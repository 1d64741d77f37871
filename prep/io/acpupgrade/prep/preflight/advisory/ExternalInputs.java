package io.acpupgrade.prep.preflight.advisory;

/** What the further checks look at beside the clusters: the package, the registry, the names of hosts. */
public record ExternalInputs(PackageSummary core, PushRights rights, HostLookup hosts) {}
