package io.acpupgrade.prep.report;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidPackageException;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.copy.Verification;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Collects the parts of a report while the run goes on, so that a run that is broken off has a report too. */
public final class ReportRecorder {
    private final String version;
    private final String command;
    private final Instant start;
    private final List<PackageReport> packages = new ArrayList<>();
    private final List<FaultReport> faults = new ArrayList<>();
    private final List<MissingRightReport> missingRights = new ArrayList<>();
    private final List<ReportSection> sections = new ArrayList<>();
    private Optional<FailureReport> failure = Optional.empty();
    private Optional<RegistryReport> registry = Optional.empty();
    private Optional<PlanReport> plan = Optional.empty();
    private Optional<Supplier<CopyResult>> copy = Optional.empty();
    private Optional<VerificationReport> verification = Optional.empty();

    public ReportRecorder(String version, String command, Instant start) {
        this.version = version;
        this.command = command;
        this.start = start;
    }

    /** Adds a package that was read. */
    public synchronized void add(CorePackage core) {
        packages.add(PackageReport.of(core));
    }

    public synchronized void add(RegistryReport found) {
        registry = Optional.of(found);
    }

    public synchronized void add(CopyPlan made) {
        plan = Optional.of(PlanReport.of(made));
    }

    /** Adds what a copy has done so far; it is asked when the report is written, wherever the copy has got to by then. */
    public synchronized void add(Supplier<CopyResult> soFar) {
        copy = Optional.of(soFar);
    }

    public synchronized void add(Verification made) {
        verification = Optional.of(VerificationReport.of(made));
    }

    /** Adds what a phase has to report; it takes the place of what the same phase reported before. */
    public synchronized void add(ReportSection section) {
        sections.removeIf(former -> former.getClass() == section.getClass());
        sections.add(section);
    }

    /** Adds what a user lacks in one of the clusters. */
    public synchronized void addMissingRights(List<MissingRightReport> rights) {
        missingRights.addAll(rights);
    }

    /** Adds why the run ends without doing what it was asked to. */
    public synchronized void addFailure(Message message, Message remedy) {
        failure = Optional.of(FailureReport.of(message, remedy));
    }

    public synchronized void addFaults(InvalidPackageException failed) {
        failed.faults().stream().map(FaultReport::of).forEach(faults::add);
    }

    /** The report as of now, with the run's end. */
    public synchronized Report report(int exitCode, Message exitReason, Instant end) {
        Optional<CopyResult> copied = copy.map(Supplier::get);
        return new Report(
                Report.SCHEMA,
                Report.PROGRAM,
                version,
                command,
                start,
                end,
                exitCode,
                exitReason,
                failure,
                faults,
                packages.stream().findFirst(),
                packages.stream().skip(1).toList(),
                registry,
                plan,
                copied.stream()
                        .flatMap(result -> result.artifacts().stream())
                        .map(ArtifactReport::of)
                        .toList(),
                copied.map(TotalsReport::of),
                verification,
                section(DeploymentReport.class),
                section(PreflightReport.class),
                section(RequestReport.class),
                section(StatusReport.class),
                missingRights);
    }

    private <T extends ReportSection> Optional<T> section(Class<T> type) {
        return sections.stream()
                .flatMap(one -> type.isInstance(one) ? Stream.of(type.cast(one)) : Stream.empty())
                .findFirst();
    }
}
