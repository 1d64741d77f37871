package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cluster.Connection;
import io.acpupgrade.prep.cluster.KubernetesApi;
import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.platform.VersionDataException;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.LocalEvaluation;
import io.acpupgrade.prep.preflight.MoreChecks;
import io.acpupgrade.prep.preflight.OperatorQuestion;
import io.acpupgrade.prep.preflight.Preflight;
import io.acpupgrade.prep.preflight.PreflightRequest;
import io.acpupgrade.prep.preflight.PreflightResult;
import io.acpupgrade.prep.preflight.Reevaluation;
import io.acpupgrade.prep.preflight.check.ProductChecks;
import io.acpupgrade.prep.shadow.ShadowLookup;
import io.acpupgrade.prep.sync.RunReport;
import io.acpupgrade.registry.InvalidInputException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code upgrade.sh --preflight} on the command line: asks, prints, and lets the exit code say it again. */
final class PreflightRun {
    private static final Duration CHECK_PATIENCE = Duration.ofSeconds(60);
    private static final Duration OPERATOR_PATIENCE = Duration.ofSeconds(30);

    private final Surroundings surroundings;
    private final SyncOptions options;
    private final PreflightFlags flags;
    private final Duration patience;

    private PreflightRun(Surroundings surroundings, SyncOptions options, PreflightFlags flags, Duration patience) {
        this.surroundings = surroundings;
        this.options = options;
        this.flags = flags;
        this.patience = patience;
    }

    /** @param patience how long to wait for the operator, where somebody said */
    static int execute(
            Surroundings surroundings, SyncOptions options, PreflightFlags flags, Optional<Duration> patience) {
        PreflightRun run = new PreflightRun(surroundings, options, flags, patience.orElse(OPERATOR_PATIENCE));
        return new Run("preflight", surroundings, options.output()).execute(options.cluster(), run::run);
    }

    private ExitCode run(TextLog log, RunReport report, Connection cluster) throws Exception {
        log.leaving("nothing was changed: a preflight only reads", "run it again when you like");
        PreflightRequest request = flags.request();
        VersionData data = versionData();
        log.say("Preflight", "of cluster " + request.cluster() + ", at " + cluster.server());
        try (Connection workload = flags.workload().connection(options.cluster(), surroundings, log)) {
            ClusterReader global =
                    new ClusterReader(cluster.api(), options.cluster().kubectl());
            Optional<ClusterReader> upgraded = flags.workload().reader(request.cluster(), options.cluster(), workload);
            PreflightResult result = preflight(
                            cluster.api(), flags.shadowGroup(), data, patience, words -> log.say("Asking", words))
                    .evaluate(request, global, upgraded);
            MoreChecks more = new MoreChecksRun(surroundings, options, flags, log, report, cluster)
                    .look(result, data, global, upgraded);
            result.notes().forEach(note -> log.say("Note", note));
            report.section("preflight", new PreflightReport(result, more).json());
            options.output()
                    .print(
                            surroundings,
                            new PreflightTable(result, InstantSource.system().instant()).lines());
            options.output().print(surroundings, new MoreChecksTable(more).lines());
            return code(more.overall(result));
        }
    }

    private VersionData versionData() throws InvalidInputException {
        try {
            return flags.versionData().isEmpty()
                    ? VersionData.bundled()
                    : VersionData.read(surroundings
                            .workingFolder()
                            .resolve(flags.versionData().get()));
        } catch (VersionDataException e) {
            throw new InvalidInputException(String.valueOf(e.getMessage()), e.remedy());
        }
    }

    /**
     * The platform's own checks, by both origins.
     *
     * @param patience how long to wait for the operator
     * @param story is told what the operator is asked
     */
    static Preflight preflight(
            KubernetesApi api,
            Optional<String> shadowGroup,
            VersionData data,
            Duration patience,
            Consumer<String> story) {
        OperatorQuestion operator = new OperatorQuestion(
                new ShadowLookup(api, shadowGroup),
                Reevaluation.NOT_PUBLIC,
                patience,
                OperatorQuestion.Pause.REAL,
                InstantSource.system());
        return new Preflight(new LocalEvaluation(ProductChecks.all(data), CHECK_PATIENCE), operator, story);
    }

    private static ExitCode code(PreflightResult.Overall overall) {
        return switch (overall) {
            case PASSED -> ExitCode.DONE;
            case BLOCKED -> ExitCode.BLOCKED;
            case NO_ANSWER_YET -> ExitCode.NO_ANSWER_YET;
        };
    }
}
