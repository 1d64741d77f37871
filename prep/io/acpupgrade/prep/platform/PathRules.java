package io.acpupgrade.prep.platform;

import io.acpupgrade.prep.platform.UpgradePath.Allowed;
import io.acpupgrade.prep.platform.UpgradePath.AlreadyAtVersion;
import io.acpupgrade.prep.platform.UpgradePath.Refusal;
import io.acpupgrade.prep.platform.UpgradePath.Refused;
import io.acpupgrade.prep.platform.UpgradePath.Unknown;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;

/** The rules of {@link UpgradePath#evaluate}; each returns a result or nothing. */
record PathRules(PlatformVersion current, PlatformVersion target, VersionData data) {

    /** Refuses downgrades. */
    Optional<UpgradePath> direction() {
        if (target.sameAs(current)) {
            return Optional.of(new AlreadyAtVersion(Message.of("platform.already-at-version", current)));
        }
        return current.isNewerThan(target)
                ? Optional.of(new Refused(
                        Refusal.DOWNGRADE_NOT_ALLOWED,
                        Message.of("platform.downgrade", current, target),
                        Message.of("platform.name-newer", current)))
                : Optional.empty();
    }

    /** Refuses a workload cluster's upgrade beyond the global cluster's version. */
    Optional<UpgradePath> aheadOfGlobal(PlatformVersion global) {
        return target.isNewerThan(global)
                ? Optional.of(new Refused(
                        Refusal.AHEAD_OF_GLOBAL,
                        Message.of("platform.ahead-of-global", global, target),
                        Message.of("platform.upgrade-global-first", target, global)))
                : Optional.empty();
    }

    UpgradePath offered(AvailableUpdates updates) {
        if (updates.offer(target)) {
            return new Allowed("AvailableUpdate", Message.of("platform.offered", current, target));
        }
        return updates.updates().isEmpty()
                ? unsupported(
                        Message.of("platform.nothing-offered", current),
                        Message.of("platform.check-product-manifest", target.tagged()))
                : unsupported(
                        Message.of("platform.others-offered", current, target, updates.versions()),
                        Message.of("platform.name-offered"));
    }

    UpgradePath documented() {
        Optional<TargetMinor.Sources> sources = data.target(target.minor()).flatMap(TargetMinor::sources);
        return sources.filter(known -> !current.minor().equals(target.minor()))
                .map(this::fromSources)
                .orElseGet(() -> new Unknown(Message.of("platform.path-unknown", current, target)));
    }

    private UpgradePath fromSources(TargetMinor.Sources sources) {
        if (!sources.minors().contains(current.minor())) {
            return unsupported(
                    Message.of("platform.no-direct-path", current.minor(), target.minor(), sources.minors()),
                    intermediateStops(sources.minors()));
        }
        return switch (sources.decision()) {
            case TABLE ->
                new Allowed("SupportedSource", Message.of("platform.supported", current.minor(), target.minor()));
            case AVAILABLE_UPDATES -> new Unknown(Message.of("platform.not-offered-yet", current.minor(), target));
        };
    }

    private Message intermediateStops(List<MinorVersion> lastStops) {
        List<MinorVersion> reachable = lastStops.stream()
                .filter(stop -> data.target(stop)
                        .flatMap(TargetMinor::sources)
                        .filter(sources -> sources.minors().contains(current.minor()))
                        .isPresent())
                .toList();
        return reachable.isEmpty()
                ? Message.of("platform.upgrade-to-one-first")
                : Message.of("platform.upgrade-first", reachable);
    }

    private static Refused unsupported(Message message, Message remedy) {
        return new Refused(Refusal.UNSUPPORTED_UPGRADE_PATH, message, remedy);
    }
}
