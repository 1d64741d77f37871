package io.acpupgrade.prep.request;

import io.acpupgrade.prep.platform.AvailableUpdates;
import io.acpupgrade.prep.platform.ClusterVersionShadow;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.request.Decision.Refused;
import io.acpupgrade.prep.status.PendingUpgrade;
import io.acpupgrade.prep.text.CommandPrefixes;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of {@code ac adm upgrade}: only available updates, no downgrade, not beyond the global cluster, and a
 * pending upgrade is only replaced if it is named.
 *
 * @param shadow the cluster's ClusterVersionShadow
 * @param global that of the global cluster, if a workload cluster is to be upgraded
 * @param commands for the commands in remedies
 */
public record RequestRules(
        ClusterVersionShadow shadow, Optional<ClusterVersionShadow> global, CommandPrefixes commands) {

    /** Decides on a requested upgrade. */
    public Decision decide(UpgradeIntent intent) {
        Optional<PlatformVersion> target = intent.target().or(this::latestOffered);
        return target.isEmpty() ? nothingOnOffer() : decide(intent, target.get());
    }

    private Decision decide(UpgradeIntent intent, PlatformVersion target) {
        Optional<PlatformVersion> current = shadow.status().current().parsedVersion();
        if (current.isEmpty()) {
            return currentUnknown();
        }
        Optional<PendingUpgrade> pending = PendingUpgrade.of(shadow, current.get());
        return alreadyDone(pending, current.get(), target)
                .or(() -> downgrade(current.get(), target))
                .or(() -> aheadOfGlobal(target))
                .or(() -> pending.flatMap(other -> otherUpgradePending(intent, other, target)))
                .orElseGet(() -> offered(intent, pending, target));
    }

    private Optional<PlatformVersion> latestOffered() {
        return shadow.status().availableUpdates().flatMap(AvailableUpdates::highest);
    }

    private Decision nothingOnOffer() {
        Message reason = shadow.status()
                .availableUpdates()
                .map(RequestRules::unusable)
                .orElse(Message.of("request.updates-unpublished"));
        return new Refused(
                "NoAvailableUpdates",
                Message.of("request.no-updates", shadow.name(), reason),
                Message.of(
                        "request.no-updates-remedy",
                        commands.kubectl().with("get", "productmanifest"),
                        commands.upgrade().run()));
    }

    private static Message unusable(AvailableUpdates updates) {
        return updates.updates().isEmpty()
                ? Message.of("request.updates-empty")
                : Message.of("request.updates-unreadable", updates);
    }

    private Decision currentUnknown() {
        return new Refused(
                "CurrentVersionUnknown",
                shadow.status()
                        .current()
                        .version()
                        .map(text -> Message.of("request.current-malformed", shadow.name(), text))
                        .orElseGet(() -> Message.of("request.current-missing", shadow.name())),
                Message.of("request.current-remedy", status()));
    }

    private Optional<Decision> alreadyDone(
            Optional<PendingUpgrade> pending, PlatformVersion current, PlatformVersion target) {
        if (pending.map(other -> other.isFor(target)).orElse(false)) {
            return Optional.of(new Decision.AlreadyRequested(
                    Message.of("request.already-requested", shadow.name(), current, target)));
        }
        return pending.isEmpty() && current.sameAs(target)
                ? Optional.of(new Decision.AlreadyAtVersion(Message.of("request.already-at", shadow.name(), current)))
                : Optional.empty();
    }

    private Optional<Decision> downgrade(PlatformVersion current, PlatformVersion target) {
        return current.isNewerThan(target)
                ? Optional.of(new Refused(
                        "DowngradeNotAllowed",
                        Message.of("request.downgrade", shadow.name(), current, target),
                        Message.of("request.downgrade-remedy", offers())))
                : Optional.empty();
    }

    private Optional<Decision> aheadOfGlobal(PlatformVersion target) {
        if (global.isEmpty()) {
            return Optional.empty();
        }
        Optional<PlatformVersion> reached = global.get().status().current().parsedVersion();
        if (reached.isPresent() && !target.isNewerThan(reached.get())) {
            return Optional.empty();
        }
        return Optional.of(new Refused(
                "AheadOfGlobal",
                reached.map(version -> Message.of("request.ahead-of-global", shadow.name(), target, version))
                        .orElseGet(() -> Message.of("request.global-unknown", shadow.name(), target)),
                Message.of(
                        "request.global-first",
                        commands.upgrade().verb("request").option("--to", target.plain()))));
    }

    private Optional<Decision> otherUpgradePending(
            UpgradeIntent intent, PendingUpgrade pending, PlatformVersion target) {
        boolean named = intent.insteadOf().map(pending::isFor).orElse(false);
        if (named && pending.canBeReplacedBy(target)) {
            return Optional.empty();
        }
        return Optional.of(new Refused(
                "UpgradeInFlight",
                pending.hasBegun()
                        ? Message.of("request.pending-begun", shadow.name(), current(), pending.target())
                        : Message.of("request.pending-waiting", shadow.name(), current(), pending.target()),
                named ? Message.of("request.only-newer", watch()) : remedyFor(pending)));
    }

    private Message remedyFor(PendingUpgrade pending) {
        return pending.version().isEmpty()
                ? Message.of("request.follow", watch())
                : Message.of("request.follow-or-replace", pending.target(), watch());
    }

    private Decision offered(UpgradeIntent intent, Optional<PendingUpgrade> pending, PlatformVersion target) {
        Optional<PlatformVersion> offer = shadow.status().availableUpdates().stream()
                .flatMap(updates -> updates.updates().stream())
                .flatMap(update -> update.parsedVersion().stream())
                .filter(target::sameAs)
                .findFirst();
        if (offer.isEmpty() && intent.choice() == UpgradeIntent.Choice.OFFERED) {
            return new Refused(
                    "NotInAvailableUpdates",
                    Message.of("request.not-offered", shadow.name(), target, offers()),
                    Message.of("request.not-offered-remedy"));
        }
        return new Decision.Allowed(
                offer.orElse(target),
                Message.of("request.allowed", shadow.name(), current(), target),
                bypassed(offer, pending, target));
    }

    private List<Message> bypassed(
            Optional<PlatformVersion> offer, Optional<PendingUpgrade> pending, PlatformVersion target) {
        List<Message> bypassed = new ArrayList<>();
        if (offer.isEmpty()) {
            bypassed.add(Message.of("request.bypassed-offer", target, offers()));
        }
        pending.ifPresent(other -> bypassed.add(Message.of("request.bypassed-pending", other.target())));
        shadow.desiredUpdate()
                .filter(text -> PlatformVersion.parse(text).isEmpty())
                .ifPresent(text -> bypassed.add(Message.of("request.bypassed-malformed", text)));
        return bypassed;
    }

    private String current() {
        return shadow.status()
                .current()
                .parsedVersion()
                .map(PlatformVersion::plain)
                .orElse("");
    }

    private Message offers() {
        return shadow.status()
                .availableUpdates()
                .map(AvailableUpdates::toString)
                .filter(text -> !text.isEmpty())
                .map(text -> Message.of("request.on-offer", text))
                .orElseGet(() -> Message.of("request.nothing-on-offer"));
    }

    private ShellCommand status() {
        ShellCommand status = commands.upgrade().verb("status");
        return global.isEmpty() ? status : status.option("--cluster", shadow.name());
    }

    private ShellCommand watch() {
        return status().with("--watch");
    }
}
