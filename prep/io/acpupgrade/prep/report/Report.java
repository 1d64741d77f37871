package io.acpupgrade.prep.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.acpupgrade.problem.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The report of a run for machines, in the form of {@code docs/report.schema.json}: the names of the components are the
 * contract. What the run did not reach is absent. It never holds a secret.
 *
 * @param core the package that was read first
 * @param morePackages the further ones, where several were inspected
 * @param faults everything that is wrong with the package; nothing was sent then
 */
public record Report(
        int schema,
        String program,
        String version,
        String command,
        Instant startedAt,
        Instant finishedAt,
        int exitCode,
        Message exitReason,
        Optional<FailureReport> failure,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FaultReport> faults,
        @JsonProperty("package") Optional<PackageReport> core,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PackageReport> morePackages,
        Optional<RegistryReport> registry,
        Optional<PlanReport> plan,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ArtifactReport> artifacts,
        Optional<TotalsReport> totals,
        Optional<VerificationReport> verification,
        Optional<DeploymentReport> deployment,
        Optional<PreflightReport> preflight,
        Optional<RequestReport> request,
        Optional<StatusReport> status,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MissingRightReport> missingRights) {
    /** The version of the form. */
    public static final int SCHEMA = 2;

    /** What writes reports. */
    public static final String PROGRAM = "acp-upgrade";

    public Report {
        if (schema != SCHEMA || !PROGRAM.equals(program)) {
            throw new IllegalArgumentException("no report of schema " + SCHEMA);
        }
        faults = List.copyOf(faults);
        morePackages = List.copyOf(morePackages);
        artifacts = List.copyOf(artifacts);
        missingRights = List.copyOf(missingRights);
    }
}
