package io.acpupgrade.prep.report;

import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.AdvisoryResults;
import io.acpupgrade.prep.preflight.CheckResult;
import io.acpupgrade.prep.preflight.OperatorResult;
import io.acpupgrade.prep.preflight.PreflightResult;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a cluster may be upgraded.
 *
 * @param checks the platform's own
 * @param moreChecks the advisory ones
 * @param strict whether those block as well
 * @param more what else can be done about checks that fail
 */
public record PreflightReport(
        Summary summary,
        List<CheckReport> checks,
        List<CheckReport> moreChecks,
        boolean strict,
        List<AdviceReport> more,
        List<Message> notes)
        implements ReportSection {
    public PreflightReport {
        checks = List.copyOf(checks);
        moreChecks = List.copyOf(moreChecks);
        more = List.copyOf(more);
        notes = List.copyOf(notes);
    }

    /**
     * The result in short.
     *
     * @param result {@code Passed}, {@code Blocked} or {@code Pending}
     * @param currentVersion empty where it is not known
     * @param desiredImage empty where it is not known
     */
    public record Summary(
            String result,
            String cluster,
            String currentVersion,
            String desiredVersion,
            String desiredImage,
            Optional<OperatorSummary> cvo,
            Optional<Instant> evaluatedLocallyAt) {}

    /**
     * The operator's result, where it has one.
     *
     * @param observedAt in the operator's own words
     */
    public record OperatorSummary(String observedAt, OperatorResult.Freshness freshness) {}

    /**
     * One check.
     *
     * @param policy the operator's own word; empty where it says none
     * @param origin {@code cvo} or {@code local}
     * @param disagreement what the other origin found
     */
    public record CheckReport(
            String name,
            String policy,
            String state,
            String reason,
            Message message,
            String origin,
            Optional<Message> disagreement,
            List<AdviceReport> todo) {
        public CheckReport {
            todo = List.copyOf(todo);
        }

        private static CheckReport of(CheckResult check) {
            return new CheckReport(
                    check.name(),
                    check.policy(),
                    check.state().label(),
                    check.verdict().reason(),
                    check.verdict().message(),
                    check.origin().label(),
                    check.remark(),
                    check.verdict().advice().stream().map(AdviceReport::of).toList());
        }
    }

    /**
     * What to do.
     *
     * @param commands ready to be pasted into a shell
     */
    public record AdviceReport(Message text, List<String> commands) {
        public AdviceReport {
            commands = List.copyOf(commands);
        }

        private static AdviceReport of(Advice advice) {
            return new AdviceReport(
                    advice.text(),
                    advice.commands().stream().map(ShellCommand::toString).toList());
        }
    }

    public static PreflightReport of(PreflightResult result, AdvisoryResults advisory) {
        return new PreflightReport(
                summary(result, advisory),
                result.checks().stream().map(CheckReport::of).toList(),
                advisory.results().stream().map(CheckReport::of).toList(),
                advisory.enforcement() == AdvisoryResults.Enforcement.STRICT,
                result.disableChecks().stream().map(AdviceReport::of).toList(),
                result.notes());
    }

    private static Summary summary(PreflightResult result, AdvisoryResults advisory) {
        PreflightResult.Summary summary = result.summary();
        return new Summary(
                advisory.overall(result).label(),
                summary.cluster(),
                summary.current(),
                summary.desired(),
                summary.image(),
                summary.operator().map(answer -> new OperatorSummary(answer.observedAt(), answer.freshness())),
                summary.evaluatedAt());
    }
}
