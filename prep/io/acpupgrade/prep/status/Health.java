package io.acpupgrade.prep.status;

import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.LenientCondition;
import io.acpupgrade.prep.platform.OperatorPreflight;
import io.acpupgrade.prep.platform.Timestamp;
import io.acpupgrade.prep.status.HealthIssue.Level;
import io.acpupgrade.prep.text.CommandPrefixes;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the issues of an upgrade: failing conditions, checks that did not pass, modules that are not stable. */
record Health(ClusterVersionShadow shadow, UnstableModules modules, CommandPrefixes commands) {
    private static final List<String> EXPECTED_WHEN_TRUE =
            List.of("Ready", "PreflightReady", "Reconciling", "Upgradeable");

    List<HealthIssue> issues() {
        return Stream.of(conditions(), checks(), unstable())
                .flatMap(issues -> issues)
                .sorted(HealthIssue.WORST_FIRST)
                .toList();
    }

    private Stream<HealthIssue> conditions() {
        Stream<HealthIssue> failures = shadow.failures().stream()
                .map(condition -> new HealthIssue(
                        condition.lastTransition(),
                        Level.ERROR,
                        Message.of("status.impact-stalled"),
                        text(condition),
                        remedy(condition)));
        Stream<HealthIssue> notUpgradeable = shadow.condition("Upgradeable").stream()
                .filter(condition -> condition.status().equalsIgnoreCase("False"))
                .map(condition -> new HealthIssue(
                        condition.lastTransition(),
                        Level.WARNING,
                        Message.of("status.impact-not-upgradeable"),
                        text(condition),
                        Message.NONE));
        Stream<HealthIssue> unexpected = shadow.status().conditions().stream()
                .filter(LenientCondition::isTrue)
                .filter(condition -> !EXPECTED_WHEN_TRUE.contains(condition.type()))
                .filter(condition -> !shadow.failures().contains(condition))
                .map(condition -> new HealthIssue(
                        condition.lastTransition(),
                        Level.INFO,
                        Message.verbatim(condition.type()),
                        text(condition),
                        Message.NONE));
        return Stream.of(failures, notUpgradeable, unexpected).flatMap(issues -> issues);
    }

    private static Message text(LenientCondition condition) {
        Message text =
                condition.message().isEmpty() ? Message.of("status.no-message") : Message.verbatim(condition.message());
        return condition.reason().isEmpty() ? text : Message.of("status.detail", condition.reason(), text);
    }

    /** The only documented stall resolves by itself once the missing package is pushed. */
    private Message remedy(LenientCondition condition) {
        boolean lacksPackage = (condition.reason() + condition.message())
                .toLowerCase(Locale.ROOT)
                .contains("modulepluginconfig");
        return lacksPackage
                ? Message.of("status.push-plugin")
                : Message.of("status.see-operator", operatorLog(commands.kubectl()));
    }

    static ShellCommand operatorLog(ShellCommand kubectl) {
        return kubectl.with("logs", "-n", "cpaas-system", "deployment/cluster-version-operator");
    }

    private Stream<HealthIssue> checks() {
        Optional<OperatorPreflight> preflight = shadow.status().preflight();
        Timestamp when = preflight.map(OperatorPreflight::observedAt).orElse(HealthIssue.UNKNOWN_TIME);
        return preflight.flatMap(OperatorPreflight::checks).orElse(List.of()).stream()
                .filter(check -> !check.state().equalsIgnoreCase("Passed"))
                .map(check -> issue(check, when));
    }

    private HealthIssue issue(OperatorPreflight.Check check, Timestamp when) {
        Message text = text(check);
        return switch (check.state().toLowerCase(Locale.ROOT)) {
            case "failed" ->
                new HealthIssue(
                        when,
                        Level.ERROR,
                        Message.of("status.impact-preflight-failed"),
                        text,
                        Message.of(
                                "status.fix-check",
                                commands.upgrade().run("--preflight").option("--cluster", shadow.name())));
            case "retry" ->
                new HealthIssue(when, Level.WARNING, Message.of("status.impact-preflight-open"), text, Message.NONE);
            default ->
                new HealthIssue(
                        when,
                        Level.WARNING,
                        check.state().isEmpty()
                                ? Message.of("status.impact-preflight-no-state")
                                : Message.of("status.impact-preflight", check.state()),
                        text,
                        Message.NONE);
        };
    }

    private static Message text(OperatorPreflight.Check check) {
        Message name = check.reason().isEmpty()
                ? Message.verbatim(check.name())
                : Message.of("status.check-reason", check.name(), check.reason());
        return check.message().isEmpty() ? name : Message.of("status.detail", name, check.message());
    }

    private Stream<HealthIssue> unstable() {
        int more = modules.total() - modules.first().size();
        Stream<HealthIssue> rest = more == 0
                ? Stream.empty()
                : Stream.of(new HealthIssue(
                        HealthIssue.UNKNOWN_TIME,
                        Level.INFO,
                        Message.of("status.impact-modules"),
                        Message.of("status.more-modules", more),
                        Message.of("status.see", commands.kubectl().with("get", "moduleinfo"))));
        return Stream.concat(modules.first().stream().map(module -> module.healthIssue(commands.kubectl())), rest);
    }
}
