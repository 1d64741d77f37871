package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.platform.NamedShadow;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.preflight.OperatorAnswer.Freshness;
import io.acpupgrade.prep.preflight.PreflightRequest.EvaluationSource;
import io.acpupgrade.prep.preflight.PreflightResult.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way to the answer to one request, with what is to be noted of it. */
final class PreflightRound {
    private static final String REQUEST_FIRST =
            "Leave out --to, or have this program evaluate that version with --origin local.";

    private final Preflight preflight;
    private final PreflightRequest request;
    private final ClusterReader global;
    private final Workload workload;
    private final List<String> notes = new ArrayList<>();
    private Optional<ClusterException> silence = Optional.empty();

    PreflightRound(Preflight preflight, PreflightRequest request, ClusterReader global, Workload workload) {
        this.preflight = preflight;
        this.request = request;
        this.global = global;
        this.workload = workload;
    }

    PreflightResult result() throws ClusterException, InterruptedException {
        Optional<NamedShadow> shadow = shadow();
        Versions versions = new Versions(request.cluster(), shadow.map(NamedShadow::said), global);
        PlatformVersion target = request.target().isPresent() ? request.target().get() : unnamed(versions);
        Optional<String> current = versions.current();
        DisabledChecks disabled = DisabledChecks.readFrom(global);
        List<CheckResult> locals = asked(EvaluationSource.CVO) ? List.of() : locals(subject(target, current), disabled);
        Optional<Instant> looked =
                Optional.of(preflight.operator().clock().instant()).filter(now -> !asked(EvaluationSource.CVO));
        Optional<OperatorAnswer> operator = asked(EvaluationSource.LOCAL) ? Optional.empty() : operator(shadow, target);
        List<CheckResult> all = operator
                .map(answer -> new ResultMerger(answer.results(), answer.freshness(), locals).results())
                .orElse(locals)
                .stream()
                .map(this::advised)
                .toList();
        Summary summary = new Summary(
                request.cluster(),
                current.orElse(""),
                target.plain(),
                versions.image(target).orElse(""),
                operator,
                looked);
        return new PreflightResult(summary, all, new DisableChecksAdvice(global, disabled).advice(all), notes);
    }

    /** The operator knows nothing of packages, so that where it alone is asked, none counts. */
    private PlatformVersion unnamed(Versions versions) throws ClusterException {
        Optional<PlatformVersion> packaged =
                versions.isRequested() || asked(EvaluationSource.CVO) || !request.isGlobal()
                        ? Optional.empty()
                        : preflight.packaged().get();
        PlatformVersion target = target(versions, packaged);
        packaged.filter(target::sameAs)
                .ifPresent(version ->
                        notes.add("No version was named: this is about " + version + ", which the package brings"));
        return target;
    }

    /** That nothing names a version is known only where everything could be looked at. */
    private PlatformVersion target(Versions versions, Optional<PlatformVersion> packaged) throws ClusterException {
        try {
            return versions.target(packaged);
        } catch (ClusterException e) {
            throw silence.filter(cause -> e.kind() == ClusterException.Kind.UNDECIDED)
                    .map(cause -> cause.withAlternative(Versions.NAME_IT))
                    .orElse(e);
        }
    }

    private boolean asked(EvaluationSource only) {
        return request.witnesses() == only;
    }

    /** Without the operator's account much can be found out all the same, unless it is the very thing that was asked for. */
    private Optional<NamedShadow> shadow() throws ClusterException {
        try {
            return preflight.operator().shadows().find(request.cluster());
        } catch (ClusterException e) {
            if (asked(EvaluationSource.CVO) || e.kind() == ClusterException.Kind.UNDECIDED) {
                throw e;
            }
            silence = Optional.of(e);
            notes.add("What the cluster version operator says is not known: " + e.getMessage() + ". " + e.remedy());
            return Optional.empty();
        }
    }

    private Subject subject(PlatformVersion target, Optional<String> current) {
        Subject subject = new Subject(request.cluster(), target, current.flatMap(PlatformVersion::parse));
        current.filter(text -> subject.current().isEmpty())
                .ifPresent(text -> notes.add("The cluster says that it runs '" + text + "', which is no version"));
        return subject;
    }

    private List<CheckResult> locals(Subject subject, DisabledChecks disabled) throws InterruptedException {
        LocalEvaluation evaluation = preflight.evaluation();
        disabled.problem().ifPresent(notes::add);
        disabled.besides(evaluation.names())
                .forEach(name -> notes.add("ConfigMap cpaas-system/" + DisabledChecks.CONFIG_MAP + " disables '" + name
                        + "', which is no check that this program knows"));
        return evaluation.evaluate(
                CheckContext.of(subject, global, workload), new Exemptions(disabled, request.byHand()));
    }

    /** Nobody is left without anything to do about a blocker. */
    private CheckResult advised(CheckResult result) {
        return result.state() == CheckState.FAILED && result.verdict().todo().isEmpty()
                ? result.with(result.verdict()
                        .advising(List.of(Advice.of(
                                "Only the operator found this; its own account may say more.",
                                global.kubectl("-n", "cpaas-system", "get", "-o", "yaml", "clusterversionshadow")
                                        .operand(request.cluster())))))
                : result;
    }

    private Optional<OperatorAnswer> operator(Optional<NamedShadow> shadow, PlatformVersion target)
            throws ClusterException, InterruptedException {
        if (shadow.isEmpty()) {
            return nobody();
        }
        Optional<PlatformVersion> other = new OperatorAnswer(shadow.get().said(), Freshness.OLD)
                .target()
                .filter(version -> !version.sameAs(target));
        if (other.isPresent()) {
            return aboutAnother(other.get(), target);
        }
        return Optional.of(preflight.operator().ask(shadow.get(), preflight.story()));
    }

    private Optional<OperatorAnswer> nobody() throws ClusterException {
        if (asked(EvaluationSource.CVO)) {
            throw new ClusterException(
                    ClusterException.Kind.UNDECIDED,
                    "Asking the cluster version operator: there is no ClusterVersionShadow " + request.cluster()
                            + ", so that none runs yet, or it does not know the cluster",
                    "Have this program evaluate by itself with --origin local.");
        }
        if (silence.isEmpty()) {
            notes.add(
                    "No cluster version operator has an account of this cluster yet: this program has evaluated by itself");
        }
        return Optional.empty();
    }

    private Optional<OperatorAnswer> aboutAnother(PlatformVersion other, PlatformVersion target)
            throws ClusterException {
        String said = "the cluster version operator's verdicts are about " + other + ", not about " + target;
        if (asked(EvaluationSource.CVO)) {
            throw new ClusterException(
                    ClusterException.Kind.UNDECIDED, "Asking the cluster version operator: " + said, REQUEST_FIRST);
        }
        notes.add("Not used: " + said);
        return Optional.empty();
    }
}
