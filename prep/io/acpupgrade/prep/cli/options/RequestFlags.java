package io.acpupgrade.prep.cli.options;

import io.acpupgrade.prep.access.AccessRole;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.request.UpgradeIntent;
import io.acpupgrade.prep.workflow.settings.RequestSettings;
import io.acpupgrade.prep.workflow.settings.StatusExtent;
import io.acpupgrade.prep.workflow.settings.StatusSettings;
import io.acpupgrade.registry.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is asked for, and what is set aside for it. */
public final class RequestFlags {
    @Option(names = "--to", paramLabel = "VERSION", converter = PreflightFlags.VersionText.class)
    private Optional<PlatformVersion> target = Optional.empty();

    @Option(names = "--to-latest", arity = "0..1", fallbackValue = "true", paramLabel = "BOOL")
    private boolean latest;

    @UnusedWith("--to-latest")
    @Option(names = "--allow-explicit-upgrade", arity = "0..1", fallbackValue = "true", paramLabel = "BOOL")
    private boolean explicit;

    @Option(names = "--instead-of", paramLabel = "VERSION", converter = PreflightFlags.VersionText.class)
    private Optional<PlatformVersion> insteadOf = Optional.empty();

    @Option(names = "--accept", paramLabel = "CHECK", split = ",")
    private List<String> accepted = new ArrayList<>();

    @Option(names = "--yes")
    private boolean yes;

    @Option(names = "--wait")
    private boolean wait;

    @Option(names = "--preflight-timeout", paramLabel = "TIME", converter = TimeText.class)
    private Duration preflightTimeout = Duration.ofSeconds(30);

    @Mixin
    private final WorkloadOptions workload = new WorkloadOptions();

    @Mixin
    private final VersionDataOptions versions = new VersionDataOptions();

    /** What it may need in the cluster. */
    public Set<AccessRole> roles() {
        Set<AccessRole> roles = EnumSet.of(AccessRole.PREFLIGHT, AccessRole.REQUEST);
        if (wait) {
            roles.add(AccessRole.STATUS);
        }
        return roles;
    }

    /** Whether exactly one version is meant. */
    public boolean isClear() {
        return target.isPresent() != latest;
    }

    public boolean isConfirmed() {
        return yes;
    }

    public RequestSettings settings(WatchFlags watch, ClusterOptions global, CliContext context)
            throws InvalidInputException {
        UpgradeIntent intent = new UpgradeIntent(
                watch.cluster(),
                target,
                explicit ? UpgradeIntent.Choice.EXPLICIT : UpgradeIntent.Choice.OFFERED,
                insteadOf);
        return new RequestSettings(
                intent,
                accepted,
                wait ? RequestSettings.After.WATCH : RequestSettings.After.END,
                versions.data(context),
                preflightTimeout,
                workload.source(global, context),
                Stream.concat(workload.options(context), versions.options(context))
                        .toList(),
                watch.settings(StatusSettings.View.WATCH, StatusExtent.SCREEN));
    }
}
