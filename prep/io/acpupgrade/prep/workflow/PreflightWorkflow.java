package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.preflight.AdvisoryResults;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.CheckResult;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.DisabledChecks;
import io.acpupgrade.prep.preflight.LocalEvaluation;
import io.acpupgrade.prep.preflight.PreflightRequest;
import io.acpupgrade.prep.preflight.PreflightResult;
import io.acpupgrade.prep.preflight.ProposedUpgrade;
import io.acpupgrade.prep.preflight.SkippedChecks;
import io.acpupgrade.prep.preflight.WorkloadCluster;
import io.acpupgrade.prep.preflight.advisory.AdvisoryChecks;
import io.acpupgrade.prep.preflight.advisory.ExternalInputs;
import io.acpupgrade.prep.report.PreflightReport;
import io.acpupgrade.prep.workflow.event.WorkflowResult;
import io.acpupgrade.prep.workflow.settings.PreflightSettings;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.List;

/** {@code upgrade.sh --preflight}: may this cluster be upgraded? Changes nothing. */
public final class PreflightWorkflow implements Workflow {
    /** A registry is asked about every repository of a package. */
    private static final Duration ADVISORY_TIMEOUT = Duration.ofMinutes(3);

    private final PreflightSettings settings;
    private final WorkflowContext run;

    public PreflightWorkflow(PreflightSettings settings, WorkflowContext run) {
        this.settings = settings;
        this.run = run;
    }

    @Override
    public ExitCode run() throws Exception {
        PreflightRequest request = settings.request();
        run.events().ifInterrupted(Message.of("preflight.only-reads"), Message.of("preflight.any-time"));
        OptionalPackage core = new OptionalPackage(settings.folder(), run);
        run.events()
                .info(
                        Message.of("heading.preflight"),
                        Message.of(
                                "preflight.of-cluster",
                                request.cluster(),
                                run.platform().server()));
        ClusterReader global = new ClusterReader(run.api());
        try (WorkloadConnection workload = new WorkloadConnection(request.cluster(), settings.workload(), run)) {
            PreflightResult result = new PreflightFactory(run, settings.shadowGroup(), settings.versions())
                    .preflight(
                            settings.patience(),
                            core::version,
                            words -> run.events().info(Message.of("heading.waiting"), words))
                    .evaluate(request, global, workload);
            AdvisoryResults advisory = advisory(result, core, global, workload);
            publish(result, advisory);
            return code(advisory.overall(result));
        }
    }

    private AdvisoryResults advisory(
            PreflightResult result, OptionalPackage core, ClusterReader global, WorkloadCluster workload)
            throws InterruptedException {
        UploadSessions pushRights =
                new UploadSessions(new RegistryConnection(settings.registry(), run), settings.jobs());
        ExternalInputs inputs = new ExternalInputs(core.content(), pushRights, settings.hosts());
        ProposedUpgrade upgrade = AdvisoryResults.proposedUpgrade(result.summary());
        List<CheckResult> results = new LocalEvaluation(
                        AdvisoryChecks.about(upgrade, settings.versions(), inputs), ADVISORY_TIMEOUT)
                .evaluate(
                        CheckContext.of(upgrade, global, workload),
                        new SkippedChecks(
                                DisabledChecks.none(), settings.request().checkedByHand()));
        return new AdvisoryResults(results, settings.weight());
    }

    private void publish(PreflightResult result, AdvisoryResults advisory) {
        result.notes().forEach(note -> run.events().info(Message.of("heading.note"), note));
        run.events().report(PreflightReport.of(result, advisory));
        run.events().result(new WorkflowResult.Evaluated(result, advisory, run.now()));
    }

    private static ExitCode code(PreflightResult.Overall overall) {
        return switch (overall) {
            case PASSED -> ExitCode.DONE;
            case BLOCKED -> ExitCode.BLOCKED;
            case PENDING -> ExitCode.NO_ANSWER_YET;
        };
    }
}
