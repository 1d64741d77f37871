package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.preflight.OperatorResult;
import io.acpupgrade.prep.report.PackageReport;
import io.acpupgrade.prep.report.PreflightReport;
import io.acpupgrade.prep.report.Report;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.Optional;

/** What a run was about, in one line and in a few facts. */
record Heading(Report report) {
    private static final double MILLIS = 1000.0;

    /** As in {@code Preflight of cluster global: 4.2.1 → 4.3.0}. */
    Message title() {
        return summary().map(this::question).orElseGet(this::subject);
    }

    private Message question(PreflightReport.Summary summary) {
        String current = summary.currentVersion();
        return Message.of(
                "page.question",
                deed(),
                summary.cluster(),
                current.isEmpty() ? "" : current + " ",
                summary.desiredVersion());
    }

    private Message subject() {
        Message version = report.core()
                .map(PackageReport::targetVersion)
                .filter(known -> !known.isEmpty())
                .map(known -> Message.of("page.of-version", deed(), known))
                .orElse(deed());
        return report.registry()
                .map(registry -> Message.of("page.at-registry", version, registry.address()))
                .orElse(version);
    }

    private Optional<PreflightReport.Summary> summary() {
        return report.preflight().map(PreflightReport::summary);
    }

    private Message deed() {
        return switch (report.command()) {
            case "preflight" -> Message.of("page.preflight");
            case "upgrade" -> Message.of("page.upgrade");
            case "sync" -> Message.of("page.sync");
            case "plan" -> Message.of("page.plan-of-sync");
            case "verify" -> Message.of("page.verification");
            case "inspect" -> Message.of("page.inspection");
            case "request" -> Message.of("page.upgrade-request");
            case "status" -> Message.of("page.upgrade-status");
            default -> Message.of("page.run-of", report.command());
        };
    }

    Facts facts() {
        Facts facts = new Facts();
        summary().ifPresent(summary -> add(summary, facts));
        Duration took = Duration.between(report.startedAt(), report.finishedAt());
        return facts.addMoment("page.started", Optional.of(report.startedAt()))
                .addSeconds("page.took", took.toMillis() / MILLIS)
                .add("page.exit-code", Message.of("log.within", report.exitCode(), report.exitReason()));
    }

    private static void add(PreflightReport.Summary summary, Facts facts) {
        facts.add("page.cluster", summary.cluster())
                .add("page.current-version", summary.currentVersion())
                .add("page.desired-version", summary.desiredVersion())
                .addCode("page.desired-image", summary.desiredImage());
        summary.cvo().ifPresent(operator -> facts.add("page.evaluated-cvo", evaluated(operator)));
        facts.addMoment("page.evaluated-local", summary.evaluatedLocallyAt());
    }

    private static Element evaluated(PreflightReport.OperatorSummary operator) {
        return Element.of("span", Figures.moment(operator.observedAt()))
                .plus(new Sentence(
                        operator.freshness() == OperatorResult.Freshness.OLD
                                ? Message.of("page.old-result")
                                : Message.NONE));
    }
}
