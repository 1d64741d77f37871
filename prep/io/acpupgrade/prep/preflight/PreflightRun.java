package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.platform.NamedShadow;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.preflight.OperatorResult.Freshness;
import io.acpupgrade.prep.preflight.PreflightRequest.EvaluationSource;
import io.acpupgrade.prep.preflight.PreflightResult.Summary;
import io.acpupgrade.problem.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One evaluation of a preflight request; collects notes along the way. */
final class PreflightRun {
    private final Preflight preflight;
    private final PreflightRequest request;
    private final ClusterReader global;
    private final WorkloadCluster workload;
    private final List<Message> notes = new ArrayList<>();
    private Optional<ClusterException> operatorFailure = Optional.empty();

    PreflightRun(Preflight preflight, PreflightRequest request, ClusterReader global, WorkloadCluster workload) {
        this.preflight = preflight;
        this.request = request;
        this.global = global;
        this.workload = workload;
    }

    PreflightResult result() throws ClusterException, InterruptedException {
        Optional<NamedShadow> shadow = shadow();
        ClusterVersions versions = new ClusterVersions(request.cluster(), shadow.map(NamedShadow::shadow), global);
        PlatformVersion target = request.target().isPresent() ? request.target().get() : defaultTarget(versions);
        Optional<String> current = versions.current();
        DisabledChecks disabled = DisabledChecks.readFrom(global);
        List<CheckResult> localResults =
                isOnly(EvaluationSource.CVO) ? List.of() : localResults(upgrade(target, current), disabled);
        Optional<Instant> evaluatedAt =
                Optional.of(preflight.operator().clock().instant()).filter(now -> !isOnly(EvaluationSource.CVO));
        Optional<OperatorResult> operator =
                isOnly(EvaluationSource.LOCAL) ? Optional.empty() : operatorResult(shadow, target);
        List<CheckResult> all = operator
                .map(answer -> new ResultMerger(answer.results(), answer.freshness(), localResults).results())
                .orElse(localResults)
                .stream()
                .map(this::withAdvice)
                .toList();
        Summary summary = new Summary(
                request.cluster(),
                current.orElse(""),
                target.plain(),
                versions.image(target).orElse(""),
                operator,
                evaluatedAt);
        return new PreflightResult(summary, all, new DisableChecksAdvice(global, disabled).advice(all), notes);
    }

    /**
     * The target if none was named. The package counts only where this program evaluates, because the operator does not
     * know it.
     */
    private PlatformVersion defaultTarget(ClusterVersions versions) throws ClusterException {
        Optional<PlatformVersion> packaged =
                versions.isRequested() || isOnly(EvaluationSource.CVO) || !request.isGlobal()
                        ? Optional.empty()
                        : preflight.packageVersion().get();
        PlatformVersion target = target(versions, packaged);
        packaged.filter(target::sameAs)
                .ifPresent(version -> notes.add(Message.of("preflight.package-version", version)));
        return target;
    }

    /** If the operator's object could not be read, that is the reason why no version was found. */
    private PlatformVersion target(ClusterVersions versions, Optional<PlatformVersion> packaged)
            throws ClusterException {
        try {
            return versions.target(packaged);
        } catch (ClusterException e) {
            throw operatorFailure
                    .filter(cause -> e.kind() == ClusterException.Kind.UNDECIDED)
                    .map(cause -> cause.withAlternative(ClusterVersions.NAME_THE_VERSION))
                    .orElse(e);
        }
    }

    private boolean isOnly(EvaluationSource only) {
        return request.source() == only;
    }

    /**
     * The operator's object. The local checks can do without it, so that a failure to read it ends the run only if the
     * operator alone was asked.
     */
    private Optional<NamedShadow> shadow() throws ClusterException {
        try {
            return preflight.operator().shadows().find(request.cluster());
        } catch (ClusterException e) {
            if (isOnly(EvaluationSource.CVO) || e.kind() == ClusterException.Kind.UNDECIDED) {
                throw e;
            }
            operatorFailure = Optional.of(e);
            notes.add(Message.of("preflight.operator-unknown", Message.of(e), e.remedy()));
            return Optional.empty();
        }
    }

    private ProposedUpgrade upgrade(PlatformVersion target, Optional<String> current) {
        ProposedUpgrade upgrade =
                new ProposedUpgrade(request.cluster(), target, current.flatMap(PlatformVersion::parse));
        current.filter(text -> upgrade.current().isEmpty())
                .ifPresent(text -> notes.add(Message.of("preflight.current-not-a-version", text)));
        return upgrade;
    }

    private List<CheckResult> localResults(ProposedUpgrade upgrade, DisabledChecks disabled)
            throws InterruptedException {
        LocalEvaluation evaluation = preflight.evaluation();
        disabled.problem().ifPresent(notes::add);
        disabled.unknown(evaluation.names())
                .forEach(name ->
                        notes.add(Message.of("preflight.disables-unknown-check", DisabledChecks.QUALIFIED_NAME, name)));
        return evaluation.evaluate(
                CheckContext.of(upgrade, global, workload), new SkippedChecks(disabled, request.checkedByHand()));
    }

    /** Gives every blocker at least one piece of advice. */
    private CheckResult withAdvice(CheckResult result) {
        return result.state() == CheckState.FAILED && result.verdict().advice().isEmpty()
                ? result.withVerdict(result.verdict()
                        .withAdvice(List.of(Advice.of(
                                Message.of("preflight.only-operator"),
                                global.kubectl("-n", "cpaas-system", "get", "-o", "yaml", "clusterversionshadow")
                                        .operand(request.cluster())))))
                : result;
    }

    private Optional<OperatorResult> operatorResult(Optional<NamedShadow> shadow, PlatformVersion target)
            throws ClusterException, InterruptedException {
        if (shadow.isEmpty()) {
            return noOperator();
        }
        Optional<PlatformVersion> other = new OperatorResult(shadow.get().shadow(), Freshness.OLD)
                .target()
                .filter(version -> !version.sameAs(target));
        if (other.isPresent()) {
            return otherTarget(other.get(), target);
        }
        return Optional.of(preflight.operator().poll(shadow.get(), preflight.notices()));
    }

    private Optional<OperatorResult> noOperator() throws ClusterException {
        if (isOnly(EvaluationSource.CVO)) {
            throw undecided(
                    Message.of("preflight.no-shadow", request.cluster()), Message.of("preflight.evaluate-locally"));
        }
        if (operatorFailure.isEmpty()) {
            notes.add(Message.of("preflight.no-operator"));
        }
        return Optional.empty();
    }

    private Optional<OperatorResult> otherTarget(PlatformVersion other, PlatformVersion target)
            throws ClusterException {
        Message message = Message.of("preflight.operator-other-target", other, target);
        if (isOnly(EvaluationSource.CVO)) {
            throw undecided(message, Message.of("preflight.leave-out-to"));
        }
        notes.add(Message.of("preflight.not-used", message));
        return Optional.empty();
    }

    private static ClusterException undecided(Message message, Message remedy) {
        return new ClusterException(
                ClusterException.Kind.UNDECIDED,
                Message.of("during", Message.of("preflight.asking-operator"), message),
                remedy);
    }
}
