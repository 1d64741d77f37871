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
        return new Refused(
                "NoAvailableUpdates",
                Message.text("Cluster " + shadow.name() + " is offered no update: "
                        + shadow.status()
                                .availableUpdates()
                                .map(RequestRules::unusable)
                                .orElse("availableUpdates has not been published yet")),
                Message.text("See that the ProductManifest of the release is there and Ready (`"
                        + commands.kubectl().with("get", "productmanifest") + "`), then give the operator time; `"
                        + commands.upgrade().run() + "` creates it."));
    }

    private static String unusable(AvailableUpdates updates) {
        return updates.updates().isEmpty()
                ? "availableUpdates is empty"
                : "availableUpdates names nothing that can be read as a version (" + updates + ")";
    }

    private Decision currentUnknown() {
        return new Refused(
                "CurrentVersionUnknown",
                Message.text("Cluster " + shadow.name() + " does not say which version it runs"
                        + shadow.status()
                                .current()
                                .version()
                                .map(text -> ": '" + text + "' is no version")
                                .orElse("")
                        + ", so it is not known whether this is an upgrade"),
                Message.text(
                        "Wait until the cluster version operator has written status.current; see: `" + status() + "`"));
    }

    private Optional<Decision> alreadyDone(
            Optional<PendingUpgrade> pending, PlatformVersion current, PlatformVersion target) {
        if (pending.map(other -> other.isFor(target)).orElse(false)) {
            return Optional.of(new Decision.AlreadyRequested(Message.text(
                    "Cluster " + shadow.name() + " is on its way from " + current + " to " + target + " already")));
        }
        return pending.isEmpty() && current.sameAs(target)
                ? Optional.of(new Decision.AlreadyAtVersion(
                        Message.text("Cluster " + shadow.name() + " runs " + current + " already")))
                : Optional.empty();
    }

    private Optional<Decision> downgrade(PlatformVersion current, PlatformVersion target) {
        return current.isNewerThan(target)
                ? Optional.of(new Refused(
                        "DowngradeNotAllowed",
                        Message.text("Cluster " + shadow.name() + " runs " + current + ", which is newer than " + target
                                + ": a downgrade is never requested"),
                        Message.text("Choose a version that is newer (" + offers() + ").")))
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
                Message.text("Cluster " + shadow.name() + " cannot go to " + target + ": the global cluster "
                        + reached.map(version -> "has only reached " + version)
                                .orElse("does not say which version it has reached")),
                Message.text("Upgrade the global cluster first: `"
                        + commands.upgrade().verb("request").option("--to", target.plain()) + "`")));
    }

    private Optional<Decision> otherUpgradePending(
            UpgradeIntent intent, PendingUpgrade pending, PlatformVersion target) {
        boolean named = intent.insteadOf().map(pending::isFor).orElse(false);
        if (named && pending.canBeReplacedBy(target)) {
            return Optional.empty();
        }
        return Optional.of(new Refused(
                "UpgradeInFlight",
                Message.text("Cluster " + shadow.name() + " has another upgrade in flight: from " + current() + " to "
                        + pending.target() + ", which "
                        + (pending.hasBegun() ? "is being carried out" : "has been requested and has not begun")),
                Message.text((named
                                ? "It has begun and only a newer version can take its place. Follow it to its end"
                                : remedyFor(pending))
                        + ": `" + status().with("--watch") + "`")));
    }

    private static String remedyFor(PendingUpgrade pending) {
        return pending.version().isEmpty()
                ? "Follow it to its end"
                : "Follow it to its end, or name it with --instead-of " + pending.target()
                        + " to give it up. To follow it";
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
                    Message.text("Cluster " + shadow.name() + " is not offered " + target + " (" + offers() + ")"),
                    Message.text(
                            "Choose one that is offered, or set this rule aside with --allow-explicit-upgrade; the operator's own"
                                    + " preflight still decides then."));
        }
        return new Decision.Allowed(
                offer.orElse(target),
                Message.text("Cluster " + shadow.name() + " may go from " + current() + " to " + target),
                Message.texts(bypassed(offer, pending, target)));
    }

    private List<String> bypassed(
            Optional<PlatformVersion> offer, Optional<PendingUpgrade> pending, PlatformVersion target) {
        List<String> bypassed = new ArrayList<>();
        if (offer.isEmpty()) {
            bypassed.add("--allow-explicit-upgrade: " + target + " is not in availableUpdates (" + offers() + ")");
        }
        pending.ifPresent(other -> bypassed.add("--instead-of: the upgrade to " + other.target() + " is given up"));
        shadow.desiredUpdate()
                .filter(text -> PlatformVersion.parse(text).isEmpty())
                .ifPresent(text -> bypassed.add("the request for '" + text + "', which is no version, is overwritten"));
        return bypassed;
    }

    private String current() {
        return shadow.status()
                .current()
                .parsedVersion()
                .map(PlatformVersion::plain)
                .orElse("");
    }

    private String offers() {
        return shadow.status()
                .availableUpdates()
                .map(AvailableUpdates::toString)
                .filter(text -> !text.isEmpty())
                .map(text -> "on offer: " + text)
                .orElse("nothing is on offer yet");
    }

    private ShellCommand status() {
        ShellCommand status = commands.upgrade().verb("status");
        return global.isEmpty() ? status : status.option("--cluster", shadow.name());
    }
}
