package io.acpupgrade.prep.output.html;

import static io.acpupgrade.prep.output.html.Section.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a run was about, in one line and in a few facts. */
record Heading(JsonNode report) {
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
        JsonNode summary = report.at("/preflight/summary");
        String version = text(report.path("package"), "targetVersion");
        String registry = text(report.path("registry"), "address");
        if (summary.isObject()) {
            String current = text(summary, "currentVersion");
            return deed() + " of cluster " + text(summary, "cluster") + ": " + (current.isEmpty() ? "" : current + " ")
                    + "→ " + text(summary, "desiredVersion");
        }
        return deed()
                + (version.isEmpty() ? "" : " of version " + version)
                + (registry.isEmpty() ? "" : " at " + registry);
    }

    private String deed() {
        String command = text(report, "command");
        return DEEDS.getOrDefault(command, "Run of " + command);
    }

    Facts facts() {
        JsonNode summary = report.at("/preflight/summary");
        JsonNode operator = summary.path("cvo");
        Facts facts = new Facts()
                .add("Cluster", text(summary, "cluster"))
                .add("Current version", text(summary, "currentVersion"))
                .add("Desired version", text(summary, "desiredVersion"))
                .addCode("Desired image", text(summary, "desiredImage"));
        if (operator.isObject()) {
            facts.add(
                    "Evaluated by the operator",
                    Element.of("span", Figures.moment(text(operator, "observedAt")))
                            .plus(new Text(text(operator, "freshness").equals("OLD") ? ", an old result" : "")));
        }
        return facts.addMoment("Evaluated by this program", text(summary, "evaluatedLocallyAt"))
                .addMoment("Started", text(report, "startedAt"))
                .add(
                        "Took",
                        took().map(time -> Figures.seconds(time.toMillis() / 1000.0))
                                .orElse(""))
                .add("Exit code", report.path("exitCode").asText("") + " (" + text(report, "exitReason") + ")");
    }

    private Optional<Duration> took() {
        return Figures.instant(text(report, "startedAt"))
                .flatMap(start -> Figures.instant(text(report, "finishedAt")).map(end -> Duration.between(start, end)));
    }
}
