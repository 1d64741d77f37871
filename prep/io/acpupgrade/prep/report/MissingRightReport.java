package io.acpupgrade.prep.report;

import java.util.Optional;

/**
 * A right that the user lacks for the command.
 *
 * @param cluster the workload cluster where it is missing; absent for the one that the kubeconfig leads to
 * @param role the file of {@code manifests/access} that grants it; empty where none does
 */
public record MissingRightReport(Optional<String> cluster, String right, String role) {}
