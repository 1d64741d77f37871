package io.acpupgrade.prep.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.acpupgrade.fixture.InMemoryApi;
import io.acpupgrade.fixture.SettableClock;
import io.acpupgrade.fixture.SettableTicker;
import io.acpupgrade.fixture.UnreachableCluster;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.ShadowLookup;
import io.acpupgrade.prep.preflight.PreflightRequest.EvaluationSource;
import io.acpupgrade.prep.preflight.PreflightResult.Overall;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which origin is evaluated, which result wins, and how failing checks are handled. */
class PreflightTest {
    private static final String CLUSTERS = """
            apiVersion: platform.tkestack.io/v1
            kind: Cluster
            metadata: {name: global}
            ---
            apiVersion: platform.tkestack.io/v1
            kind: Cluster
            metadata: {name: w1}
            """;
    private static final String SHADOW = """
            apiVersion: %s/v1alpha1
            kind: ClusterVersionShadow
            metadata: {name: global, namespace: cpaas-system}
            spec: {desiredUpdate: {version: 4.3.0}}
            status:
              current: {version: 4.2.0}
              preflight: {observedAt: "%s", checks: [%s]}
            """;
    private static final String PASSED = "{name: A, policy: Once, state: Passed}";
    private static final String FAILED = "{name: A, state: Failed, reason: Bad, message: it is bad}";

    private final SettableClock clock = SettableClock.now();
    private final InMemoryApi api = InMemoryApi.of(CLUSTERS);
    private final List<Message> story = new ArrayList<>();
    private final SettableTicker ticker = new SettableTicker();
    private OperatorPoller.Sleeper pause = ticker::advance;
    private Optional<PlatformVersion> packaged = Optional.empty();

    private record Fixed(String name, Answer answer) implements Check {
        interface Answer {
            Verdict evaluate(CheckContext context) throws ClusterException;
        }

        @Override
        public Verdict evaluate(CheckContext context) throws ClusterException {
            return answer.evaluate(context);
        }
    }

    private static Check passing(String name) {
        return new Fixed(name, context -> Verdict.passed(Message.verbatim("fine")));
    }

    private static Check failing(String name) {
        return new Fixed(
                name,
                context -> Verdict.failed(
                        "Wrong",
                        Message.verbatim("it is wrong"),
                        List.of(Advice.of(Message.verbatim("Fix it."), ShellCommand.of("fix", "it")))));
    }

    private PreflightResult ask(EvaluationSource witnesses, Check... checks) throws Exception {
        return ask(
                new PreflightRequest("global", Optional.of(PlatformVersion.of("4.3.0")), witnesses, List.of()), checks);
    }

    private PreflightResult ask(PreflightRequest request, Check... checks) throws Exception {
        OperatorPoller operator = new OperatorPoller(
                new ShadowLookup(api, Optional.empty()),
                Reevaluation.NOT_PUBLIC,
                Duration.ofSeconds(30),
                time -> pause.sleep(time),
                clock,
                ticker);
        return new Preflight(
                        new LocalEvaluation(List.of(checks), Duration.ofMillis(500)),
                        operator,
                        () -> packaged,
                        story::add)
                .evaluate(request, new ClusterReader(api), UnreachableCluster.WORKLOAD);
    }

    private void operatorSays(String observedAt, String checks) {
        api.with(SHADOW.formatted("config.alauda.io", observedAt, checks));
    }

    @Test
    void passesWhereAllChecksDo() throws Exception {
        // When
        PreflightResult result = ask(EvaluationSource.LOCAL, passing("A"), passing("B"));

        // Then
        assertThat(result.overall()).isEqualTo(Overall.PASSED);
        assertThat(result.checks()).extracting(CheckResult::name).containsExactly("A", "B");
        assertThat(result.checks()).extracting(CheckResult::origin).containsOnly(CheckOrigin.LOCAL);
    }

    @Test
    void hasNoAnswerWithoutChecks() throws Exception {
        assertThat(ask(EvaluationSource.LOCAL).overall()).isEqualTo(Overall.PENDING);
    }

    @Test
    void evaluatesChecksConcurrently() throws Exception {
        // Given
        CountDownLatch all = new CountDownLatch(2);
        Fixed.Answer together = context -> {
            all.countDown();
            return await(all) ? Verdict.passed(Message.verbatim("met")) : Verdict.unknown("Alone", Message.NONE);
        };

        // When
        PreflightResult result = ask(EvaluationSource.LOCAL, new Fixed("A", together), new Fixed("B", together));

        // Then
        assertThat(result.overall()).isEqualTo(Overall.PASSED);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(400, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void continuesIfACheckHangsOrThrows() throws Exception {
        // Given
        CountDownLatch over = new CountDownLatch(1);
        Check hanging = new Fixed("Hangs", context -> {
            // it ignores interruption
            awaitUninterruptibly(over);
            return Verdict.passed(Message.verbatim("too late"));
        });
        Check breaking = new Fixed("Breaks", context -> {
            throw new IllegalStateException("oh");
        });

        // When
        PreflightResult result;
        try {
            result = ask(EvaluationSource.LOCAL, hanging, breaking, passing("A"));
        } finally {
            over.countDown();
        }

        // Then
        assertThat(result.checks())
                .extracting(CheckResult::state)
                .containsExactly(CheckState.RETRY, CheckState.UNKNOWN, CheckState.PASSED);
        assertThat(result.checks().get(0).verdict().reason()).isEqualTo("TimedOut");
        assertThat(result.checks().get(1).verdict().message().english()).contains("oh");
        assertThat(result.overall()).isEqualTo(Overall.PENDING);
    }

    @Test
    void namesTheMissingPermissionOfACheck() throws Exception {
        // Given
        api.failing("Node", ClusterException.Kind.FORBIDDEN);
        Check nodes = new Fixed(
                "A",
                context -> Verdict.passed(
                        Message.verbatim(context.cluster().nodes().toString())));

        // When
        CheckResult result = ask(EvaluationSource.LOCAL, nodes).checks().get(0);

        // Then
        assertThat(result.state()).isEqualTo(CheckState.UNKNOWN);
        assertThat(result.verdict().reason()).isEqualTo("Forbidden");
        assertThat(result.verdict().advice().get(0).text().english()).contains("'list' on nodes");
    }

    @Test
    void isRetryWhileTheServerIsBusy() throws Exception {
        // Given
        api.failing("Node", ClusterException.Kind.BUSY);

        // When
        CheckResult result = ask(EvaluationSource.LOCAL, new Fixed("A", context -> {
                    context.cluster().nodes();
                    return Verdict.passed(Message.NONE);
                }))
                .checks()
                .get(0);

        // Then
        assertThat(result.state()).isEqualTo(CheckState.RETRY);
    }

    @Test
    void readsOnceWhatSeveralChecksAskFor() throws Exception {
        // Given
        Fixed.Answer nodes = context ->
                Verdict.passed(Message.verbatim(context.cluster().nodes().toString()));

        // When
        ask(EvaluationSource.LOCAL, new Fixed("A", nodes), new Fixed("B", nodes), new Fixed("C", nodes));

        // Then
        assertThat(api.reads())
                .filteredOn(read -> read.equals("list " + ObjectSelector.all(ResourceType.NODES)))
                .hasSize(1);
    }

    @Test
    void skipsDisabledAndManuallyCheckedOnes() throws Exception {
        // Given
        api.with("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: cvo-config, namespace: cpaas-system}
                data: {preflight: "disabled: [A, Other]"}
                """);

        // When
        PreflightResult result = ask(
                new PreflightRequest(
                        "global", Optional.of(PlatformVersion.of("4.3.0")), EvaluationSource.LOCAL, List.of("B")),
                failing("A"),
                failing("B"),
                passing("C"));

        // Then
        assertThat(result.checks())
                .extracting(CheckResult::state)
                .containsExactly(CheckState.SKIPPED, CheckState.SKIPPED, CheckState.PASSED);
        assertThat(result.overall()).isEqualTo(Overall.PASSED);
        assertThat(Message.english(result.notes())).anyMatch(note -> note.contains("disables 'Other'"));
    }

    @Test
    void disablesNothingIfTheConfigurationIsMalformed() throws Exception {
        // Given
        api.with("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: cvo-config, namespace: cpaas-system}
                data: {preflight: "disabled: {A: [}"}
                """);

        // When
        PreflightResult result = ask(EvaluationSource.LOCAL, failing("A"));

        // Then
        assertThat(result.overall()).isEqualTo(Overall.BLOCKED);
        assertThat(Message.english(result.notes())).anyMatch(note -> note.contains("is not valid YAML"));
        assertThat(result.disableChecks()).isEmpty();
    }

    @Test
    void prefersTheOperatorAndShowsTheDifference() throws Exception {
        // Given
        operatorSays("2026-01-01T00:00:00Z", FAILED);

        // When
        CheckResult result = ask(EvaluationSource.AUTO, passing("A")).checks().get(0);

        // Then
        assertThat(result.origin()).isEqualTo(CheckOrigin.CVO);
        assertThat(result.state()).isEqualTo(CheckState.FAILED);
        assertThat(result.remark().map(Message::english)).contains("this program finds Passed now: fine");
    }

    @Test
    void turnsAnOldPassedIntoRetryIfItFailsLocally() throws Exception {
        // Given
        operatorSays("2026-01-01T00:00:00Z", PASSED);

        // When
        PreflightResult result = ask(EvaluationSource.AUTO, failing("A"));

        // Then
        assertThat(result.checks().get(0).state()).isEqualTo(CheckState.RETRY);
        assertThat(result.checks().get(0).verdict().reason()).isEqualTo("OutdatedResult");
        assertThat(result.checks().get(0).policy()).isEqualTo("Once");
        assertThat(result.overall()).isEqualTo(Overall.PENDING);
    }

    @Test
    void prefersAFreshResultOfTheOperator() throws Exception {
        // Given
        operatorSays("2026-01-01T00:00:00Z", FAILED);
        pause = time -> {
            ticker.advance(time);
            operatorSays("2026-01-01T00:00:05Z", PASSED);
        };

        // When
        PreflightResult result = ask(EvaluationSource.AUTO, failing("A"));

        // Then
        assertThat(result.overall()).isEqualTo(Overall.PASSED);
        assertThat(result.checks().get(0).remark().map(Message::english)).isPresent();
        assertThat(result.summary().operator().orElseThrow().freshness()).isEqualTo(OperatorResult.Freshness.FRESH);
    }

    @Test
    void namesTheMissingPermissionInsteadOfAMissingVersion() {
        // Given
        operatorSays("2026-01-01T00:00:00Z", PASSED);
        api.failing("ClusterVersionShadow", ClusterException.Kind.FORBIDDEN);

        // When / Then
        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(
                        () -> ask(new PreflightRequest("global", Optional.empty(), EvaluationSource.AUTO, List.of())))
                .matches(told -> told.kind() == ClusterException.Kind.FORBIDDEN)
                .matches(told -> told.remedy().english().contains("--to VERSION"));
    }

    @Test
    void namesTheMissingPermissionInsteadOfAMissingOperator() throws Exception {
        // Given
        operatorSays("2026-01-01T00:00:00Z", PASSED);
        api.failing("ClusterVersionShadow", ClusterException.Kind.FORBIDDEN);

        // When
        PreflightResult result = ask(EvaluationSource.AUTO, passing("A"));

        // Then
        assertThat(Message.english(result.notes()))
                .anyMatch(note -> note.startsWith("The result of the cluster version operator is not known"))
                .noneMatch(note -> note.contains("has evaluated by itself"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void waitsForTheTimeoutEvenIfTheClockIsSet(Duration step) throws Exception {
        // Given
        operatorSays("2026-01-01T00:00:00Z", PASSED);
        List<Duration> pauses = new ArrayList<>();
        pause = time -> {
            pauses.add(time);
            ticker.advance(time);
            clock.advance(step);
        };

        // When
        ask(EvaluationSource.CVO);

        // Then
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void ignoresTheLocalClockForFreshness() throws Exception {
        // Given an operator whose clock is years ahead
        operatorSays("2099-01-01T00:00:00Z", PASSED);

        // When
        PreflightResult result = ask(EvaluationSource.CVO);

        // Then
        assertThat(result.summary().operator().orElseThrow().freshness()).isEqualTo(OperatorResult.Freshness.OLD);
    }

    @Test
    void showsUnknownOperatorChecksUnchanged() throws Exception {
        // Given
        operatorSays("2026-01-01T00:00:00Z", "{name: Brand, policy: P, state: Odd, reason: R, message: M}");

        // When
        PreflightResult result = ask(EvaluationSource.AUTO, passing("A"));

        // Then
        assertThat(result.checks()).extracting(CheckResult::name).containsExactly("Brand", "A");
        assertThat(result.checks().get(0).verdict().message().english()).isEqualTo("the operator reports 'Odd': M");
        assertThat(result.checks().get(0).state()).isEqualTo(CheckState.UNKNOWN);
    }

    @Test
    void ignoresResultsForAnotherVersion() throws Exception {
        // Given
        operatorSays("2026-01-01T00:00:00Z", PASSED);

        // When
        PreflightResult result = ask(
                new PreflightRequest(
                        "global", Optional.of(PlatformVersion.of("4.3.1")), EvaluationSource.AUTO, List.of()),
                failing("A"));

        // Then
        assertThat(result.overall()).isEqualTo(Overall.BLOCKED);
        assertThat(Message.english(result.notes())).anyMatch(note -> note.contains("about 4.3.0, not about 4.3.1"));
    }

    @Test
    void refusesAnUnknownCluster() {
        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> ask(
                        new PreflightRequest("nowhere", Optional.empty(), EvaluationSource.AUTO, List.of()),
                        passing("A")))
                .withMessageEndingWith("no cluster of this name, only global, w1")
                .returns(ClusterException.Kind.UNDECIDED, ClusterException::kind);
    }

    @Test
    void refusesAnAmbiguousApiGroup() {
        // Given
        api.with(SHADOW.formatted("config.alauda.io", "", ""));
        api.with(SHADOW.formatted("product.alauda.io", "", ""));

        // When, Then
        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> ask(EvaluationSource.AUTO, passing("A")))
                .withMessageContaining("config.alauda.io, product.alauda.io")
                .returns(ClusterException.Kind.UNDECIDED, ClusterException::kind);
    }

    private PreflightResult unnamed(EvaluationSource witnesses, String cluster) throws Exception {
        return ask(new PreflightRequest(cluster, Optional.empty(), witnesses, List.of()), passing("A"));
    }

    @Test
    void defaultsToTheVersionOfThePackage() throws Exception {
        // Given
        packaged = Optional.of(PlatformVersion.of("4.3.1"));

        // When
        PreflightResult result = unnamed(EvaluationSource.LOCAL, "global");

        // Then
        assertThat(result.summary().desired()).isEqualTo("4.3.1");
        assertThat(Message.english(result.notes()))
                .contains("No version was named: the target is 4.3.1, the version of the package");
    }

    @Test
    void prefersTheRequestedVersionToThePackage() throws Exception {
        // Given
        packaged = Optional.of(PlatformVersion.of("4.3.1"));
        operatorSays("2026-01-01T00:00:00Z", PASSED);

        // When, Then
        assertThat(unnamed(EvaluationSource.AUTO, "global").summary().desired()).isEqualTo("4.3.0");
    }

    @Test
    void ignoresThePackageForAWorkloadCluster() throws Exception {
        // Given
        packaged = Optional.of(PlatformVersion.of("4.4.0"));
        api.with("""
                apiVersion: product.alauda.io/v1alpha2
                kind: ProductBase
                metadata: {name: base}
                status: {version: v4.3.0}
                """);

        // When, Then
        assertThat(unnamed(EvaluationSource.LOCAL, "w1").summary().desired()).isEqualTo("4.3.0");
    }

    @Test
    void refusesWithoutAnyVersion() {
        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> ask(
                        new PreflightRequest("global", Optional.empty(), EvaluationSource.AUTO, List.of()),
                        passing("A")))
                .satisfies(failure -> assertThat(failure.remedy().english()).contains("--to"));
    }

    @Test
    void explainsHowAWorkloadClusterIsReached() throws Exception {
        // When
        PreflightResult result = ask(
                new PreflightRequest("w1", Optional.of(PlatformVersion.of("4.3.0")), EvaluationSource.LOCAL, List.of()),
                new Fixed(
                        "A",
                        context -> Verdict.passed(
                                Message.verbatim(context.cluster().nodes().toString()))));

        // Then
        assertThat(result.checks().get(0).state()).isEqualTo(CheckState.UNKNOWN);
        assertThat(result.checks().get(0).verdict().advice().get(0).text().english())
                .contains("--cluster-kubeconfig");
    }

    @Test
    void showsHowToDisableFailedChecksWithAWarning() throws Exception {
        // When
        PreflightResult result = ask(EvaluationSource.LOCAL, failing("A"), passing("B"));

        // Then
        assertThat(result.disableChecks()).singleElement().satisfies(advice -> {
            assertThat(advice.text().english()).startsWith("WARNING");
            assertThat(advice.commands())
                    .map(ShellCommand::toString)
                    .containsExactly("kubectl -n cpaas-system create configmap cvo-config"
                            + " --from-literal 'preflight=disabled: [\"A\"]'");
        });
    }
}
