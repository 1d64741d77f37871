package io.acpupgrade.prep.preflight.advisory;

/** What advisory checks read besides the clusters: the package, the registry and name resolution. */
public record ExternalInputs(PackageSummary core, PushRights rights, HostLookup hosts) {}
