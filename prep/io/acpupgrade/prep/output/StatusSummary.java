package io.acpupgrade.prep.output;

import io.acpupgrade.prep.platform.AvailableUpdates;
import io.acpupgrade.prep.platform.OperatorPreflight;
import io.acpupgrade.prep.platform.Release;
import io.acpupgrade.prep.platform.ShadowStatus;
import io.acpupgrade.prep.status.Assessment;
import io.acpupgrade.prep.status.UpgradeStatus;
import io.acpupgrade.prep.status.UpgradeTiming;
import io.acpupgrade.prep.text.Durations;
import io.acpupgrade.prep.workflow.settings.StatusExtent;
import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;

/** How the upgrade goes in a few lines, each a key and its value. */
record StatusSummary(UpgradeStatus status, StatusExtent extent, Language language) {
    List<String> lines() {
        KeyedLines lines = new KeyedLines(language);
        lines.title("status-summary.title", status.cluster());
        lines.add("key.assessment", status.summary());
        if (status.assessment() == Assessment.IDLE) {
            lines.add("key.current-version", KeyedLines.known(status.origin().orElse("")));
            lines.add("key.on-offer", offers());
        } else {
            lines.add("key.target-version", target());
            lines.add("key.completion", completion());
            lines.add("key.duration", duration(status.timing()));
        }
        lines.add("key.preflight", preflight());
        if (extent == StatusExtent.DETAILS) {
            lines.add("key.current-image", image(account().current()));
            lines.add("key.desired-image", image(account().desired()));
        }
        return lines.lines();
    }

    private ShadowStatus account() {
        return status.shadow().status();
    }

    private static Message image(Release release) {
        return KeyedLines.known(release.image().orElse(""));
    }

    private Message offers() {
        return account()
                .availableUpdates()
                .map(AvailableUpdates::toString)
                .filter(text -> !text.isEmpty())
                .map(Message::verbatim)
                .orElse(Message.of("status-summary.no-offer"));
    }

    private Message target() {
        Message target = status.target().map(Message::verbatim).orElse(Message.of("status-summary.no-target"));
        return status.origin()
                .map(version -> Message.of("status-summary.from", target, version))
                .orElse(target);
    }

    private Message completion() {
        return status.completion()
                .map(so -> Message.of("status-summary.completion", so.percent(), so.done(), so.running(), so.waiting()))
                .orElse(Message.of("status-summary.not-begun"));
    }

    private Message duration(UpgradeTiming timing) {
        Message elapsed = timing.elapsed().map(Durations::measured).orElse(Message.of("status-summary.not-available"));
        if (!status.assessment().isMoving()) {
            return elapsed;
        }
        return timing.remaining()
                .map(time -> Message.of("status-summary.remaining", elapsed, Durations.age(time)))
                .orElse(Message.of("status-summary.remaining-unknown", elapsed));
    }

    private Message preflight() {
        Optional<List<OperatorPreflight.Check>> checks = account().preflight().flatMap(OperatorPreflight::checks);
        return checks.map(this::observed).orElse(Message.of("status-summary.no-result"));
    }

    private Message observed(List<OperatorPreflight.Check> checks) {
        return account()
                .preflight()
                .map(found -> found.observedAt().text())
                .filter(text -> !text.isEmpty())
                .map(text -> Message.of("status-summary.observed", counted(checks), text))
                .orElse(counted(checks));
    }

    private static Message counted(List<OperatorPreflight.Check> checks) {
        Message counts = Message.list(checks.stream()
                .map(OperatorPreflight.Check::state)
                .distinct()
                .sorted()
                .map(state -> Message.of(
                        "count.state",
                        count(checks, state),
                        state.isEmpty() ? Message.of("status-summary.without-state") : state))
                .toList());
        return counts.isEmpty() ? Message.of("status-summary.no-checks") : counts;
    }

    private static long count(List<OperatorPreflight.Check> checks, String state) {
        return checks.stream().filter(check -> check.state().equals(state)).count();
    }
}
