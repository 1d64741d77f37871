package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.DaemonThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Evaluates all checks concurrently. Each has the same timeout, and the failure of one does not affect the others.
 *
 * @param checks in display order
 */
public record LocalEvaluation(List<Check> checks, Duration timeout) {
    public LocalEvaluation {
        checks = List.copyOf(checks);
    }

    /** The names of all checks, in order. */
    List<String> names() {
        return checks.stream().map(Check::name).toList();
    }

    /** A result for each check, in order. */
    public List<CheckResult> evaluate(CheckContext context, SkippedChecks exemptions) throws InterruptedException {
        // a check that hangs does not keep the program from ending
        ExecutorService pool =
                Executors.newFixedThreadPool(Math.max(1, checks.size()), DaemonThreads.named("preflight"));
        try {
            List<Future<Verdict>> verdicts = pool.invokeAll(
                    checks.stream()
                            .map(check -> (Callable<Verdict>)
                                    () -> exemptions.verdict(check.name()).orElseGet(() -> evaluate(check, context)))
                            .toList(),
                    timeout.toMillis(),
                    TimeUnit.MILLISECONDS);
            List<CheckResult> results = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                results.add(CheckResult.local(checks.get(i).name(), outcome(verdicts.get(i))));
            }
            return List.copyOf(results);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Verdict evaluate(Check check, CheckContext context) {
        try {
            return check.evaluate(context);
        } catch (ClusterException e) {
            Verdict verdict = e.isTemporary()
                    ? Verdict.retry(reason(e), Message.of(e))
                    : Verdict.unknown(reason(e), Message.of(e));
            return verdict.withAdvice(List.of(Advice.of(e.remedy())));
        }
    }

    /** The failure's kind in CamelCase, such as {@code NotConfigured}. */
    private static String reason(ClusterException failure) {
        StringBuilder word = new StringBuilder();
        for (String part : failure.kind().name().split("_", -1)) {
            word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return word.toString();
    }

    private Verdict outcome(Future<Verdict> verdict) throws InterruptedException {
        try {
            return verdict.get();
        } catch (CancellationException e) {
            return Verdict.retry("TimedOut", Message.of("preflight.timed-out", timeout.toSeconds()));
        } catch (ExecutionException e) {
            return Verdict.unknown("CheckBroke", Message.of("preflight.check-broke", String.valueOf(e.getCause())));
        }
    }
}
