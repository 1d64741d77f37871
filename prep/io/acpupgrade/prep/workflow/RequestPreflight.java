package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.preflight.AdvisoryResults;
import io.acpupgrade.prep.preflight.CheckResult;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.PreflightRequest;
import io.acpupgrade.prep.preflight.PreflightResult;
import io.acpupgrade.prep.report.PreflightReport;
import io.acpupgrade.prep.request.PreflightGate;
import io.acpupgrade.prep.text.OwnCommand;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.prep.workflow.settings.RequestSettings;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The preflight that a request has to pass. The platform's own checks decide; the advisory ones are for a preflight that
 * has the package.
 */
record RequestPreflight(RequestSettings settings, WorkflowContext run) {
    private static final AdvisoryResults NO_ADVISORY =
            new AdvisoryResults(List.of(), AdvisoryResults.Enforcement.ADVISORY);

    PreflightGate evaluate(PlatformVersion target) throws ClusterException, InterruptedException {
        String cluster = settings.intent().cluster();
        run.events().info(Message.of("heading.preflight"), Message.of("preflight.of-target", cluster, target));
        PreflightResult result = result(cluster, target);
        result.notes().forEach(run.events()::detail);
        run.events().report(PreflightReport.of(result, NO_ADVISORY));
        PreflightGate gate = new PreflightGate(result, settings.accepted());
        gate.unused().forEach(name -> run.events().warn(Message.of("request.accept-unknown", name)));
        gate.overridden().forEach(check -> run.events().warn(Message.of("request.accepted", words(check))));
        return gate;
    }

    private PreflightResult result(String cluster, PlatformVersion target)
            throws ClusterException, InterruptedException {
        PreflightRequest request =
                new PreflightRequest(cluster, Optional.of(target), PreflightRequest.EvaluationSource.AUTO, List.of());
        try (WorkloadConnection workload = new WorkloadConnection(cluster, settings.workload(), run)) {
            return new PreflightFactory(run, settings.watch().shadowGroup(), settings.versions())
                    .preflight(settings.preflightTimeout(), Optional::empty, run.events()::detail)
                    .evaluate(request, new ClusterReader(run.api()), workload);
        }
    }

    private static Message words(CheckResult check) {
        String reason = check.verdict().reason();
        String state = check.state().label();
        return reason.isEmpty()
                ? Message.of(
                        "request.check", check.name(), state, check.verdict().message())
                : Message.of(
                        "request.check-reason",
                        check.name(),
                        state,
                        reason,
                        check.verdict().message());
    }

    /** Says why the request is not sent. */
    ExitCode closed(PreflightGate gate, PlatformVersion target) {
        gate.blockers().forEach(check -> run.events().info(Message.of("heading.blocked"), words(check)));
        gate.unanswered().forEach(check -> run.events().info(Message.of("heading.open"), words(check)));
        String names = Stream.concat(gate.blockers().stream(), gate.unanswered().stream())
                .map(CheckResult::name)
                .collect(Collectors.joining(","));
        Message next = gate.hasAnswers()
                ? Message.of("request.closed", sameQuestion(target), names)
                : Message.of("request.no-result", sameQuestion(target));
        run.events().info(Message.of("heading.next"), next);
        return gate.blockers().isEmpty() ? ExitCode.NO_ANSWER_YET : ExitCode.BLOCKED;
    }

    /** A preflight of the same cluster for the same version, which reaches it and judges it in the same way. */
    private ShellCommand sameQuestion(PlatformVersion target) {
        String cluster = settings.intent().cluster();
        ShellCommand command = run.program().run("--preflight").option("--to", target.plain());
        if (!cluster.equals(ManagedCluster.GLOBAL)) {
            command = command.option("--cluster", cluster);
        }
        for (OwnCommand.Option option : settings.preflightOptions()) {
            command = option.addTo(command);
        }
        return command;
    }
}
