package io.acpupgrade.prep.status;

import io.acpupgrade.prep.platform.Stage;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The differences between two statuses, one line each. */
public record StatusChanges(UpgradeStatus before, UpgradeStatus after) {

    /** A line of output: its heading and its text. */
    public record Line(Message heading, Message text) {}

    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        if (before.assessment() != after.assessment()) {
            lines.add(new Line(Message.of("status.now"), after.summary()));
        }
        Map<String, String> old = phases(before);
        phases(after).forEach((name, phase) -> {
            if (!phase.equals(old.get(name))) {
                lines.add(new Line(Message.of("status.stage"), Message.of("status.stage-phase", name, phase)));
            }
        });
        if (!before.completion().equals(after.completion())) {
            after.completion()
                    .ifPresent(now -> lines.add(new Line(
                            Message.of("status.progress"),
                            Message.of("status.operations", now.percent(), now.done(), now.total()))));
        }
        after.health().stream()
                .filter(issue -> !isIn(before, issue))
                .forEach(issue -> lines.add(new Line(issue.level().label(), issue.message())));
        // an issue that only changed its level is not cleared
        List<Message> left = after.health().stream().map(HealthIssue::message).toList();
        before.health().stream()
                .filter(issue -> !left.contains(issue.message()))
                .forEach(issue -> lines.add(new Line(Message.of("status.cleared"), issue.message())));
        return lines;
    }

    /** An issue with a new timestamp is still the same one. */
    private static boolean isIn(UpgradeStatus status, HealthIssue issue) {
        return status.health().stream()
                .anyMatch(other ->
                        other.level() == issue.level() && other.message().equals(issue.message()));
    }

    private static Map<String, String> phases(UpgradeStatus status) {
        Map<String, String> phases = new LinkedHashMap<>();
        for (Stage stage : status.shadow().status().stages().orElse(List.of())) {
            phases.put(stage.name(), stage.phase());
        }
        return phases;
    }
}
