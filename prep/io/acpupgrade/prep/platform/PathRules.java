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
            return Optional.of(new AlreadyAtVersion(Message.text("The cluster already runs " + current + ".")));
        }
        return current.isNewerThan(target)
                ? Optional.of(new Refused(
                        Refusal.DOWNGRADE_NOT_ALLOWED,
                        Message.text("The cluster runs " + current + ", which is newer than " + target + "."),
                        Message.text("Name a version newer than " + current + "; no cluster can go back.")))
                : Optional.empty();
    }

    /** Refuses a workload cluster's upgrade beyond the global cluster's version. */
    Optional<UpgradePath> aheadOfGlobal(PlatformVersion global) {
        return target.isNewerThan(global)
                ? Optional.of(new Refused(
                        Refusal.AHEAD_OF_GLOBAL,
                        Message.text("The global cluster runs " + global
                                + ", and no workload cluster may go beyond that to " + target + "."),
                        Message.text("Upgrade the global cluster to " + target + " first, or name a version up to "
                                + global + ".")))
                : Optional.empty();
    }

    UpgradePath offered(AvailableUpdates updates) {
        if (updates.offer(target)) {
            return new Allowed(
                    "AvailableUpdate",
                    Message.text("The platform offers the update from " + current + " to " + target + "."));
        }
        return updates.updates().isEmpty()
                ? unsupported(
                        "The platform offers no update from " + current + " at present.",
                        "See whether ProductManifest " + target.tagged()
                                + " exists and is Ready; the platform lists its updates some time after that.")
                : unsupported(
                        "The platform offers no update from " + current + " to " + target + ", but to " + updates + ".",
                        "Name one of the versions that it offers.");
    }

    UpgradePath documented() {
        Optional<TargetMinor.Sources> sources = data.target(target.minor()).flatMap(TargetMinor::sources);
        return sources.filter(known -> !current.minor().equals(target.minor()))
                .map(this::fromSources)
                .orElseGet(() -> new Unknown(
                        Message.text("The platform has listed no updates yet, and the version data says nothing"
                                + " of going from " + current + " to " + target + ".")));
    }

    private UpgradePath fromSources(TargetMinor.Sources sources) {
        if (!sources.minors().contains(current.minor())) {
            return unsupported(
                    "No path leads from " + current.minor() + " straight to " + target.minor() + ", only from "
                            + listed(sources.minors()) + ".",
                    intermediateStops(sources.minors()));
        }
        return switch (sources.decision()) {
            case TABLE ->
                new Allowed(
                        "SupportedSource",
                        Message.text("Going from " + current.minor() + " to " + target.minor() + " is supported."));
            case AVAILABLE_UPDATES ->
                new Unknown(Message.text("Which releases of " + current.minor() + " may go to " + target
                        + " is for the platform to say, and it has listed no updates yet."));
        };
    }

    private String intermediateStops(List<MinorVersion> lastStops) {
        List<MinorVersion> reachable = lastStops.stream()
                .filter(stop -> data.target(stop)
                        .flatMap(TargetMinor::sources)
                        .filter(sources -> sources.minors().contains(current.minor()))
                        .isPresent())
                .toList();
        return reachable.isEmpty()
                ? "Upgrade to one of those first."
                : "Upgrade to " + listed(reachable) + " first, with that version's whole package.";
    }

    private static Refused unsupported(String message, String remedy) {
        return new Refused(Refusal.UNSUPPORTED_UPGRADE_PATH, Message.text(message), Message.text(remedy));
    }

    private static String listed(List<MinorVersion> minors) {
        return String.join(", ", minors.stream().map(MinorVersion::toString).toList());
    }
}
