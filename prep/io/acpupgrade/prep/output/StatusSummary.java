package io.acpupgrade.prep.output;

import io.acpupgrade.prep.platform.AvailableUpdates;
import io.acpupgrade.prep.platform.OperatorPreflight;
import io.acpupgrade.prep.platform.Release;
import io.acpupgrade.prep.platform.ShadowStatus;
import io.acpupgrade.prep.status.Assessment;
import io.acpupgrade.prep.status.UpgradeStatus;
import io.acpupgrade.prep.status.UpgradeTiming;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.prep.workflow.settings.StatusExtent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the upgrade goes in a few lines, each a key and its value. */
record StatusSummary(UpgradeStatus status, StatusExtent extent) {
    private static final String NOT_KNOWN = "(not known)";

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Cluster " + status.cluster());
        lines.add(Phrases.keyed("Assessment", status.summary().english()));
        lines.addAll(status.assessment() == Assessment.IDLE ? idle() : progress());
        lines.add(Phrases.keyed("Preflight", preflight()));
        if (extent == StatusExtent.DETAILS) {
            lines.add(Phrases.keyed("Current image", image(account().current())));
            lines.add(Phrases.keyed("Desired image", image(account().desired())));
        }
        return lines;
    }

    private ShadowStatus account() {
        return status.shadow().status();
    }

    private static String image(Release release) {
        return release.image().orElse(NOT_KNOWN);
    }

    private List<String> idle() {
        return List.of(
                Phrases.keyed("Current version", status.origin().orElse(NOT_KNOWN)),
                Phrases.keyed("On offer", offers()));
    }

    private String offers() {
        return account()
                .availableUpdates()
                .map(AvailableUpdates::toString)
                .filter(text -> !text.isEmpty())
                .orElse("nothing yet");
    }

    private List<String> progress() {
        return List.of(
                Phrases.keyed("Target version", status.target().orElse("(none)") + origin()),
                Phrases.keyed("Completion", completion()),
                Phrases.keyed("Duration", duration(status.timing())));
    }

    private String origin() {
        return status.origin().map(version -> " (from " + version + ")").orElse("");
    }

    private String completion() {
        return status.completion()
                .map(so -> so.percent() + " % (" + so.done() + " done, " + so.running() + " running, " + so.waiting()
                        + " waiting)")
                .orElse("N/A: execution has not begun");
    }

    private String duration(UpgradeTiming pace) {
        String elapsed = pace.elapsed().map(Units::time).orElse("N/A");
        if (!status.assessment().isMoving()) {
            return elapsed;
        }
        return elapsed + ", remaining: "
                + pace.remaining().map(time -> "about " + Units.age(time)).orElse("N/A until something has finished");
    }

    private String preflight() {
        Optional<List<OperatorPreflight.Check>> checks = account().preflight().flatMap(OperatorPreflight::checks);
        return checks.map(found -> counted(found) + observed()).orElse("no result yet");
    }

    private String observed() {
        return account()
                .preflight()
                .map(found -> found.observedAt().text())
                .filter(text -> !text.isEmpty())
                .map(text -> ", observed " + text)
                .orElse("");
    }

    private static String counted(List<OperatorPreflight.Check> checks) {
        String counts = checks.stream()
                .map(OperatorPreflight.Check::state)
                .distinct()
                .sorted()
                .map(state -> count(checks, state) + " " + (state.isEmpty() ? "without a state" : state))
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "no checks" : counts;
    }

    private static long count(List<OperatorPreflight.Check> checks, String state) {
        return checks.stream().filter(check -> check.state().equals(state)).count();
    }
}
