package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.access.AccessRole;
import io.acpupgrade.prep.kubernetes.Connection;
import io.acpupgrade.prep.output.AdvisoryTable;
import io.acpupgrade.prep.output.PreflightTable;
import io.acpupgrade.prep.output.TextLog;
import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.preflight.AdvisoryResults;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.PreflightRequest;
import io.acpupgrade.prep.preflight.PreflightResult;
import io.acpupgrade.prep.preflight.advisory.ExternalInputs;
import io.acpupgrade.prep.preflight.advisory.PushRights;
import io.acpupgrade.prep.report.PreflightReport;
import io.acpupgrade.prep.report.RunReport;
import io.acpupgrade.prep.target.RegistryRequest;
import io.acpupgrade.registry.InvalidInputException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** {@code upgrade.sh --preflight} on the command line: asks, prints, and lets the exit code say it again. */
final class PreflightRun {
    private static final Duration OPERATOR_PATIENCE = Duration.ofSeconds(30);

    private final CliContext surroundings;
    private final SyncOptions options;
    private final PreflightFlags flags;
    private final Duration patience;

    private PreflightRun(CliContext surroundings, SyncOptions options, PreflightFlags flags, Duration patience) {
        this.surroundings = surroundings;
        this.options = options;
        this.flags = flags;
        this.patience = patience;
    }

    /** @param patience how long to wait for the operator, where somebody said */
    static int execute(
            CliContext surroundings, SyncOptions options, PreflightFlags flags, Optional<Duration> patience) {
        PreflightRun run = new PreflightRun(surroundings, options, flags, patience.orElse(OPERATOR_PATIENCE));
        return new Run("preflight", EnumSet.of(AccessRole.PREFLIGHT), surroundings, options.output())
                .execute(options.cluster(), run::run);
    }

    private ExitCode run(TextLog log, RunReport report, Connection platform) throws Exception {
        log.leaving("nothing was changed: a preflight only reads", "run it again when you like");
        PreflightRequest request = flags.request();
        VersionData data = flags.versions().data(surroundings);
        PackageGlance core = new PackageGlance(options.packages(), surroundings, log);
        PushRights rights = rights(log, report, platform);
        log.say("Preflight", "of cluster " + request.cluster() + ", at " + platform.server());
        ClusterReader global = new ClusterReader(platform.api());
        try (WorkloadAccess workload = new WorkloadAccess(
                request.cluster(), flags.workload(), options.cluster(), surroundings, platform, log)) {
            PreflightResult result = new Judges(platform.api(), flags.shadowGroup(), data)
                    .preflight(patience, core::version, words -> log.say("Asking", words))
                    .evaluate(request, global, workload);
            AdvisoryResults more = new MoreChecksRun(
                            flags, data, new ExternalInputs(core.look(), rights, surroundings.hosts()))
                    .look(result, global, workload);
            tell(result, more, log, report);
            return code(more.overall(result));
        }
    }

    private PushRights rights(TextLog log, RunReport report, Connection platform) throws InvalidInputException {
        RegistryRequest wishes = options.registry().wishes(surroundings);
        return new UploadSessions(
                new RegistryAccess(wishes, platform, surroundings, log, report),
                options.copy().options(options.packages().rigor()).jobs());
    }

    private void tell(PreflightResult result, AdvisoryResults more, TextLog log, RunReport report) {
        result.notes().forEach(note -> log.say("Note", note));
        report.section("preflight", new PreflightReport(result, more).json());
        List<String> checks = new PreflightTable(result, InstantSource.system().instant()).lines();
        options.output().print(surroundings, checks);
        options.output().print(surroundings, new AdvisoryTable(more).lines());
    }

    private static ExitCode code(PreflightResult.Overall overall) {
        return switch (overall) {
            case PASSED -> ExitCode.DONE;
            case BLOCKED -> ExitCode.BLOCKED;
            case NO_ANSWER_YET -> ExitCode.NO_ANSWER_YET;
        };
    }
}
