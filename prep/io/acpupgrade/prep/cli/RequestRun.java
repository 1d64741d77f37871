package io.acpupgrade.prep.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.deploy.lock.DeployLock;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.output.StatusScreen;
import io.acpupgrade.prep.output.TextLog;
import io.acpupgrade.prep.platform.NamedShadow;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.preflight.AdvisoryResults;
import io.acpupgrade.prep.preflight.CheckResult;
import io.acpupgrade.prep.preflight.PreflightResult;
import io.acpupgrade.prep.report.PreflightReport;
import io.acpupgrade.prep.request.Decision;
import io.acpupgrade.prep.request.FreshPreflight;
import io.acpupgrade.prep.request.PreflightGate;
import io.acpupgrade.prep.request.RequestRules;
import io.acpupgrade.prep.request.UpgradeIntent;
import io.acpupgrade.prep.request.UpgradeRequest;
import io.acpupgrade.prep.text.ShellCommand;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code upgrade.sh request} on the command line: rules, preflight, confirmation, the write, and the wait. */
final class RequestRun {
    /** The platform's own checks decide; the further ones are for a preflight that has the package at hand. */
    private static final AdvisoryResults UNASKED = new AdvisoryResults(List.of(), AdvisoryResults.Weight.ADVISORY);

    private final StatusRun status;
    private final RequestFlags flags;
    private final FreshPreflight preflight;
    private final UpgradeIntent wish;
    private final TextLog log;
    private final ObjectNode section = JsonNodeFactory.instance.objectNode();

    RequestRun(StatusRun status, RequestFlags flags, FreshPreflight preflight) {
        this.status = status;
        this.flags = flags;
        this.preflight = preflight;
        this.wish = flags.wish(status.flags().cluster());
        this.log = status.log();
    }

    ExitCode run() throws Exception {
        log.leaving("nothing was requested", "running it again does no harm");
        section.put("cluster", wish.cluster()).put("requested", false);
        try {
            return decided(judged());
        } finally {
            status.report().section("request", section);
        }
    }

    /** What the rules say, and the object that they were held against. */
    private record Judged(ObjectName shadow, Decision decision) {}

    private Judged judged() throws ClusterException {
        NamedShadow shadow = status.reader().require(wish.cluster());
        Optional<NamedShadow> global = wish.cluster().equals(ManagedCluster.GLOBAL)
                ? Optional.empty()
                : Optional.of(status.reader().require(ManagedCluster.GLOBAL));
        Decision decision =
                new RequestRules(shadow.said(), global.map(NamedShadow::said), status.commands()).judge(wish);
        section.put("decision", decision.reason()).put("message", decision.message());
        return new Judged(shadow.name(), decision);
    }

    private ExitCode decided(Judged judged) throws Exception {
        Decision decision = judged.decision();
        if (decision instanceof Decision.Refused refused) {
            log.say("REFUSED", refused.message() + " (" + refused.reason() + ")");
            log.say("Next", refused.remedy());
            return ExitCode.BLOCKED;
        }
        if (decision instanceof Decision.Allowed allowed) {
            return allowed(allowed, judged.shadow());
        }
        print(decision.message());
        return decision instanceof Decision.AlreadyRequested ? followed() : ExitCode.DONE;
    }

    private ExitCode allowed(Decision.Allowed allowed, ObjectName shadow) throws Exception {
        log.say("Request", allowed.message());
        allowed.bypassed().forEach(log::warn);
        allowed.bypassed().forEach(section.putArray("bypassed")::add);
        section.put("targetVersion", allowed.target().plain());
        new UpgradeRequest(status.cluster().api(), shadow).requireRights(DeployLock.rights());
        PreflightGate gate = gate(allowed);
        if (!gate.isOpen()) {
            return closed(gate, allowed.target());
        }
        if (!isConfirmed(allowed)) {
            return ExitCode.INTERRUPTED;
        }
        Judged now = sentAlone(allowed, gate);
        return now.decision().equals(allowed) ? followed() : decided(now);
    }

    /** Somebody else may have asked for something while the checks ran, and none may do so at this moment. */
    private Judged sentAlone(Decision.Allowed allowed, PreflightGate gate) throws Exception {
        return DeployLock.alone(status.cluster().api(), log, guarded -> {
            Judged now = judged();
            if (now.decision().equals(allowed)) {
                sent(allowed, new UpgradeRequest(guarded, now.shadow()), gate);
            }
            return now;
        });
    }

    private PreflightGate gate(Decision.Allowed allowed) throws ClusterException, InterruptedException {
        log.say("Preflight", "of cluster " + wish.cluster() + " for " + allowed.target());
        PreflightResult result = preflight.of(wish.cluster(), allowed.target());
        result.notes().forEach(log::detail);
        status.report().section("preflight", new PreflightReport(result, UNASKED).json());
        PreflightGate gate = new PreflightGate(result, flags.accepted());
        gate.needless().forEach(name -> log.warn("--accept " + name + ": no check of this name stands against it"));
        gate.overruled().forEach(check -> log.warn("--accept: " + words(check)));
        gate.overruled()
                .forEach(check -> section.withArray("accepted")
                        .addObject()
                        .put("name", check.name())
                        .put("state", check.state().word())
                        .put("reason", check.verdict().reason())
                        .put("message", check.verdict().message()));
        return gate;
    }

    private static String words(CheckResult check) {
        String reason = check.verdict().reason();
        return check.name() + " " + check.state().word() + (reason.isEmpty() ? "" : " (" + reason + ")") + ": "
                + check.verdict().message();
    }

    private ExitCode closed(PreflightGate gate, PlatformVersion target) {
        gate.blockers().forEach(check -> log.say("BLOCKED", words(check)));
        gate.unanswered().forEach(check -> log.say("OPEN", words(check)));
        String names = Stream.concat(gate.blockers().stream(), gate.unanswered().stream())
                .map(CheckResult::name)
                .collect(Collectors.joining(","));
        String way = gate.hasAnswers()
                ? ", or accept each by its name, which is recorded: --accept " + names
                : "; it has no result at all yet";
        log.say("Next", "Nothing was requested. `" + preflightCommand(target) + "` tells what to do" + way);
        return gate.blockers().isEmpty() ? ExitCode.NO_ANSWER_YET : ExitCode.BLOCKED;
    }

    private boolean isConfirmed(Decision.Allowed allowed) {
        if (flags.isConfirmed()) {
            return true;
        }
        return new Confirmation(status.surroundings())
                .asks("Request the upgrade of cluster " + wish.cluster() + " to " + allowed.target()
                        + "? It starts at once.");
    }

    private void sent(Decision.Allowed allowed, UpgradeRequest request, PreflightGate gate) throws Exception {
        List<CheckResult> overruled = gate.overruled();
        Optional<String> problem = request.send(
                allowed.target(), overruled, status.surroundings().clock().instant());
        section.put("requested", true);
        problem.ifPresent(text -> log.warn("The request left no Event. " + text));
        log.leaving(
                "the upgrade was requested, and goes on without this program",
                "`" + status.watchAgain() + "` follows it");
        print("Requested update of cluster " + wish.cluster() + " to " + allowed.target());
        if (!flags.waits()) {
            log.say("Next", status.watchAgain().toString());
        }
    }

    private ExitCode followed() throws ClusterException, InterruptedException {
        return flags.waits() ? status.watch(StatusScreen.Extent.SCREEN) : ExitCode.DONE;
    }

    /** A preflight of the same cluster for the same version, which reaches it and judges it in the same way. */
    private ShellCommand preflightCommand(PlatformVersion target) {
        ShellCommand command = status.upgrade().run("--preflight").option("--to", target.plain());
        ShellCommand about = wish.cluster().equals(ManagedCluster.GLOBAL)
                ? command
                : flags.workload().addTo(command.option("--cluster", wish.cluster()), status.surroundings());
        return flags.versions().addTo(about, status.surroundings());
    }

    private void print(String line) {
        status.output().print(status.surroundings(), List.of(line));
    }
}
