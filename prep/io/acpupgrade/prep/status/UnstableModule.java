package io.acpupgrade.prep.status;

import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.platform.Timestamp;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plugin of a cluster that is not stable.
 *
 * @param since the latest change of its conditions
 * @param failures failed releases and block reasons
 */
public record UnstableModule(
        String name, String phase, String version, String desired, Timestamp since, List<Message> failures) {
    public UnstableModule {
        failures = List.copyOf(failures);
    }

    /** Empty if the module is stable. */
    static Optional<UnstableModule> of(KubernetesObject info) {
        FieldReader fields = info.fields();
        Stream<Message> failed = fields.list("/status/appReleases").stream()
                .filter(release -> release.isTrue("/failed"))
                .map(release -> Message.of("status.release-failed", release.textOrEmpty("/name")));
        UnstableModule module = new UnstableModule(
                info.labels().getOrDefault("cpaas.io/module-name", info.name()),
                fields.textOrEmpty("/status/phase"),
                fields.textOrEmpty("/status/version"),
                fields.textOrEmpty("/spec/version"),
                lastChange(fields),
                Stream.concat(
                                failed,
                                fields.texts("/status/blockReasons").stream().map(Message::verbatim))
                        .toList());
        return module.isStable() ? Optional.empty() : Optional.of(module);
    }

    /** The latest change of any of its conditions. */
    private static Timestamp lastChange(FieldReader fields) {
        return fields.list("/status/conditions").stream()
                .flatMap(condition -> condition.instant("/lastTransitionTime").stream())
                .max(Comparator.naturalOrder())
                .map(instant -> new Timestamp(instant.toString(), Optional.of(instant)))
                .orElse(HealthIssue.UNKNOWN_TIME);
    }

    private boolean isStable() {
        boolean there = desired.isEmpty() || VersionTransition.same(desired, version);
        return phase.equals("Running") && there && failures.isEmpty();
    }

    /** @param kubectl for the commands in remedies */
    HealthIssue healthIssue(ShellCommand kubectl) {
        return new HealthIssue(
                since,
                failures.isEmpty() ? HealthIssue.Level.INFO : HealthIssue.Level.WARNING,
                Message.of("status.impact-module"),
                description(),
                failures.isEmpty()
                        ? Message.NONE
                        : Message.of(
                                "status.see",
                                kubectl.with("get", "moduleinfo")
                                        .option("-l", "cpaas.io/module-name=" + name)
                                        .with("-o", "yaml")));
    }

    private Message description() {
        Message state = phase.isEmpty() ? Message.of("status.no-phase") : Message.verbatim(phase);
        String versions = desired.equals(version) ? version : version + " → " + desired;
        return failures.isEmpty()
                ? Message.of("status.module", name, state, versions)
                : Message.of("status.module-failing", name, state, versions, failures);
    }
}
