package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cluster.ClusterAccess;
import io.acpupgrade.prep.cluster.Connection;
import io.acpupgrade.prep.cluster.LazyCluster;
import io.acpupgrade.prep.cluster.ManagedCluster;
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
        LocalEvaluation evaluation = new LocalEvaluation(ProductChecks.all(data), CHECK_PATIENCE);
        OperatorQuestion operator = new OperatorQuestion(
                new ShadowLookup(cluster.api(), flags.shadowGroup()),
                Reevaluation.NOT_PUBLIC,
                patience,
                OperatorQuestion.Pause.REAL,
                InstantSource.system());
        log.say("Preflight", "of cluster " + request.cluster() + ", at " + cluster.server());
        try (Connection workload = new LazyCluster(workloadAccess(), log::warn)) {
            ClusterReader global =
                    new ClusterReader(cluster.api(), options.cluster().kubectl());
            Optional<ClusterReader> upgraded = hasWorkload()
                    ? Optional.of(new ClusterReader(workload.api(), workloadKubectl()))
                    : Optional.empty();
            PreflightResult result = new Preflight(evaluation, operator, words -> log.say("Asking", words))
                    .evaluate(request, global, upgraded);
            MoreChecks more = new MoreChecksRun(surroundings, options, flags, log, report, cluster)
                    .look(result, data, global, upgraded);
            result.notes().forEach(note -> log.say("Note", note));
            report.section("preflight", new PreflightReport(result, more).json());
            if (!options.output().isJson()) {
                new PreflightTable(result, InstantSource.system().instant())
                        .lines()
                        .forEach(surroundings.out()::println);
                new MoreChecksTable(more).lines().forEach(surroundings.out()::println);
            }
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

    private boolean hasWorkload() {
        return !flags.request().cluster().equals(ManagedCluster.GLOBAL)
                && (flags.clusterKubeconfig().isPresent()
                        || flags.clusterContext().isPresent());
    }

    private ClusterAccess workloadAccess() {
        return options.cluster().access(surroundings, flags.clusterKubeconfig(), flags.clusterContext());
    }

    private String workloadKubectl() {
        return options.cluster().kubectl(flags.clusterKubeconfig(), flags.clusterContext());
    }

    private static ExitCode code(PreflightResult.Overall overall) {
        return switch (overall) {
            case PASSED -> ExitCode.DONE;
            case BLOCKED -> ExitCode.BLOCKED;
            case NO_ANSWER_YET -> ExitCode.NO_ANSWER_YET;
        };
    }
}
