package io.acpupgrade.prep.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.platform.HistoryEntry;
import io.acpupgrade.prep.platform.Stage;
import io.acpupgrade.prep.status.StatusReader;
import io.acpupgrade.prep.status.UpgradeStatus;
import java.util.List;

/** The status of clusters for machines ({@code docs/report.schema.json}). */
public record StatusReport(List<UpgradeStatus> clusters, List<String> silent) {
    public StatusReport {
        clusters = List.copyOf(clusters);
        silent = List.copyOf(silent);
    }

    public static StatusReport of(UpgradeStatus status) {
        return new StatusReport(List.of(status), List.of());
    }

    public static StatusReport of(StatusReader.Overview overview) {
        return new StatusReport(overview.clusters(), overview.withoutStatus());
    }

    public ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode all = root.putArray("clusters");
        clusters.forEach(status -> add(all.addObject(), status));
        silent.forEach(root.putArray("withoutAccount")::add);
        return root;
    }

    private static void add(ObjectNode node, UpgradeStatus status) {
        node.put("cluster", status.cluster());
        node.put("assessment", status.assessment().name());
        node.put("because", status.reason());
        status.shadow().status().current().version().ifPresent(version -> node.put("currentVersion", version));
        status.target().ifPresent(version -> node.put("targetVersion", version));
        status.origin().ifPresent(version -> node.put("originVersion", version));
        status.completion()
                .ifPresent(so -> node.putObject("completion")
                        .put("percent", so.percent())
                        .put("done", so.done())
                        .put("running", so.running())
                        .put("waiting", so.waiting()));
        status.timing().elapsed().ifPresent(time -> node.put("elapsedSeconds", time.toSeconds()));
        status.timing().remaining().ifPresent(time -> node.put("remainingSeconds", time.toSeconds()));
        addPreflight(node, status);
        status.shadow().status().stages().ifPresent(stages -> {
            ArrayNode list = node.putArray("stages");
            stages.forEach(stage -> add(list.addObject(), stage));
        });
        addConditions(node, status);
        addHealth(node, status);
        status.shadow().status().history().ifPresent(history -> {
            ArrayNode list = node.putArray("history");
            history.forEach(entry -> add(list.addObject(), entry));
        });
        status.notes().forEach(node.putArray("notes")::add);
    }

    /** As the operator wrote it; absent as long as there is no result. */
    private static void addPreflight(ObjectNode node, UpgradeStatus status) {
        status.shadow().status().preflight().ifPresent(preflight -> {
            ObjectNode found = node.putObject("preflight");
            found.put("observedAt", preflight.observedAt().text());
            preflight.checks().ifPresent(checks -> {
                ArrayNode list = found.putArray("checks");
                checks.forEach(check -> list.addObject()
                        .put("name", check.name())
                        .put("policy", check.policy())
                        .put("state", check.state())
                        .put("reason", check.reason())
                        .put("message", check.message()));
            });
        });
    }

    private static void add(ObjectNode node, Stage stage) {
        node.put("name", stage.name());
        stage.priority().ifPresent(priority -> node.put("priority", priority));
        node.put("phase", stage.phase());
        stage.operations().ifPresent(operations -> {
            ArrayNode list = node.putArray("operations");
            operations.forEach(one -> list.addObject()
                    .put("name", one.name())
                    .put("action", one.action())
                    .put("currentVersion", one.current())
                    .put("targetVersion", one.target())
                    .put("phase", one.phase()));
        });
    }

    private static void addConditions(ObjectNode node, UpgradeStatus status) {
        ArrayNode list = node.putArray("conditions");
        status.shadow()
                .status()
                .conditions()
                .forEach(condition -> list.addObject()
                        .put("type", condition.type())
                        .put("status", condition.status())
                        .put("reason", condition.reason())
                        .put("message", condition.message())
                        .put("lastTransitionTime", condition.lastTransition().text()));
    }

    private static void addHealth(ObjectNode node, UpgradeStatus status) {
        ArrayNode list = node.putArray("health");
        status.health()
                .forEach(issue -> list.addObject()
                        .put("since", issue.since().text())
                        .put("level", issue.level().name())
                        .put("impact", issue.impact())
                        .put("message", issue.message())
                        .put("todo", issue.remedy()));
    }

    private static void add(ObjectNode node, HistoryEntry entry) {
        node.put("version", entry.version())
                .put("state", entry.state())
                .put("startedTime", entry.started().text())
                .put("completionTime", entry.completed().text());
    }
}
