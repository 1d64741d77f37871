package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.preflight.OperatorResult;
import io.acpupgrade.prep.report.PackageReport;
import io.acpupgrade.prep.report.PreflightReport;
import io.acpupgrade.prep.report.Report;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a run was about, in one line and in a few facts. */
record Heading(Report report) {
    private static final double MILLIS = 1000.0;

    private static final Map<String, String> DEEDS = Map.of(
            "preflight", "Preflight",
            "upgrade", "Sync and deployment",
            "sync", "Image sync",
            "plan", "Plan of a sync",
            "verify", "Verification",
            "inspect", "Content of a package",
            "request", "Upgrade request",
            "status", "Upgrade status");

    /** As in {@code Preflight of cluster global: 4.2.1 → 4.3.0}. */
    String title() {
        return deed()
                + summary()
                        .map(Heading::question)
                        .orElseGet(() -> version()
                                + report.registry()
                                        .map(registry -> " at " + registry.address())
                                        .orElse(""));
    }

    private static String question(PreflightReport.Summary summary) {
        String current = summary.currentVersion();
        return " of cluster " + summary.cluster() + ": " + (current.isEmpty() ? "" : current + " ") + "→ "
                + summary.desiredVersion();
    }

    private String version() {
        return report.core()
                .map(PackageReport::targetVersion)
                .filter(version -> !version.isEmpty())
                .map(version -> " of version " + version)
                .orElse("");
    }

    private Optional<PreflightReport.Summary> summary() {
        return report.preflight().map(PreflightReport::summary);
    }

    private String deed() {
        return DEEDS.getOrDefault(report.command(), "Run of " + report.command());
    }

    Facts facts() {
        Facts facts = new Facts();
        summary().ifPresent(summary -> add(summary, facts));
        Duration took = Duration.between(report.startedAt(), report.finishedAt());
        return facts.addMoment("Started", Optional.of(report.startedAt()))
                .addSeconds("Took", took.toMillis() / MILLIS)
                .add("Exit code", report.exitCode() + " (" + report.exitReason() + ")");
    }

    private static void add(PreflightReport.Summary summary, Facts facts) {
        facts.add("Cluster", summary.cluster())
                .add("Current version", summary.currentVersion())
                .add("Desired version", summary.desiredVersion())
                .addCode("Desired image", summary.desiredImage());
        summary.cvo().ifPresent(operator -> facts.add("Evaluated by the operator", evaluated(operator)));
        facts.addMoment("Evaluated by this program", summary.evaluatedLocallyAt());
    }

    private static Element evaluated(PreflightReport.OperatorSummary operator) {
        return Element.of("span", Figures.moment(operator.observedAt()))
                .plus(new Text(operator.freshness() == OperatorResult.Freshness.OLD ? ", an old result" : ""));
    }
}
