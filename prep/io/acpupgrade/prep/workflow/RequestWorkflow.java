package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.deploy.lock.DeployLock;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.platform.NamedShadow;
import io.acpupgrade.prep.report.RequestReport;
import io.acpupgrade.prep.request.Decision;
import io.acpupgrade.prep.request.PreflightGate;
import io.acpupgrade.prep.request.RequestRules;
import io.acpupgrade.prep.request.UpgradeRequest;
import io.acpupgrade.prep.status.StatusReader;
import io.acpupgrade.prep.text.CommandPrefixes;
import io.acpupgrade.prep.workflow.event.WorkflowResult;
import io.acpupgrade.prep.workflow.settings.RequestSettings;
import io.acpupgrade.problem.Message;
import java.util.Optional;

/** {@code upgrade.sh request}: rules → preflight → confirm → lock → write → watch. */
public final class RequestWorkflow implements Workflow {
    private final RequestSettings settings;
    private final Confirmation confirmation;
    private final WorkflowContext run;
    private final StatusWorkflow watch;
    private RequestReport report;

    public RequestWorkflow(RequestSettings settings, Confirmation confirmation, WorkflowContext run) {
        this.settings = settings;
        this.confirmation = confirmation;
        this.run = run;
        this.watch = new StatusWorkflow(settings.watch(), run);
        this.report = RequestReport.about(settings.intent().cluster());
    }

    @Override
    public ExitCode run() throws Exception {
        run.events().ifInterrupted(Message.of("request.not-requested"), Message.of("request.no-harm"));
        try {
            return follow(judge());
        } finally {
            run.events().report(report);
        }
    }

    private String cluster() {
        return settings.intent().cluster();
    }

    /** What the rules say, and the object that they were held against. */
    private record Judged(ObjectName shadow, Decision decision) {}

    private Judged judge() throws ClusterException {
        StatusReader reader = watch.reader();
        NamedShadow shadow = reader.require(cluster());
        Optional<NamedShadow> global = cluster().equals(ManagedCluster.GLOBAL)
                ? Optional.empty()
                : Optional.of(reader.require(ManagedCluster.GLOBAL));
        CommandPrefixes commands = new CommandPrefixes(run.api().kubectl(), run.program());
        Decision decision =
                new RequestRules(shadow.shadow(), global.map(NamedShadow::shadow), commands).decide(settings.intent());
        report = report.decided(decision.reason(), decision.message());
        return new Judged(shadow.name(), decision);
    }

    private ExitCode follow(Judged judged) throws Exception {
        Decision decision = judged.decision();
        if (decision instanceof Decision.Refused refused) {
            run.events()
                    .info(
                            Message.of("heading.refused"),
                            Message.of("request.refused", refused.message(), refused.reason()));
            run.events().info(Message.of("heading.next"), refused.remedy());
            return ExitCode.BLOCKED;
        }
        if (decision instanceof Decision.Allowed allowed) {
            return request(allowed, judged.shadow());
        }
        run.events().result(new WorkflowResult.Requested(decision.message()));
        return decision instanceof Decision.AlreadyRequested ? watched() : ExitCode.DONE;
    }

    private ExitCode request(Decision.Allowed allowed, ObjectName shadow) throws Exception {
        run.events().info(Message.of("heading.request"), allowed.message());
        allowed.bypassed().forEach(run.events()::warn);
        report = report.allowed(allowed.target().plain(), allowed.bypassed());
        new UpgradeRequest(run.api(), shadow).requireRights(DeployLock.rights());
        RequestPreflight preflight = new RequestPreflight(settings, run);
        PreflightGate gate = preflight.evaluate(allowed.target());
        report = report.accepting(gate.overridden());
        if (!gate.isOpen()) {
            return preflight.closed(gate, allowed.target());
        }
        if (!confirmation.asks(Message.of("request.confirm", cluster(), allowed.target()))) {
            return ExitCode.INTERRUPTED;
        }
        Judged now = sendLocked(allowed, gate);
        return now.decision().equals(allowed) ? watched() : follow(now);
    }

    /** Another request may have come while the checks ran; none may come between this look and the write. */
    private Judged sendLocked(Decision.Allowed allowed, PreflightGate gate) throws Exception {
        return DeployLock.runExclusively(run.api(), run.events(), guarded -> {
            Judged now = judge();
            if (now.decision().equals(allowed)) {
                send(allowed, new UpgradeRequest(guarded, now.shadow()), gate);
            }
            return now;
        });
    }

    private void send(Decision.Allowed allowed, UpgradeRequest request, PreflightGate gate) throws ClusterException {
        Optional<Message> problem = request.send(allowed.target(), gate.overridden(), run.now());
        report = report.sent();
        problem.ifPresent(text -> run.events().warn(Message.of("request.no-event", text)));
        run.events()
                .ifInterrupted(Message.of("request.goes-on"), Message.of("request.followed-by", watch.watchCommand()));
        run.events().result(new WorkflowResult.Requested(Message.of("request.sent", cluster(), allowed.target())));
        if (settings.after() == RequestSettings.After.END) {
            run.events()
                    .info(
                            Message.of("heading.next"),
                            Message.verbatim(watch.watchCommand().toString()));
        }
    }

    private ExitCode watched() throws ClusterException, InterruptedException {
        return settings.after() == RequestSettings.After.WATCH ? watch.run() : ExitCode.DONE;
    }
}
