package io.acpupgrade.prep.cli.options;

import io.acpupgrade.prep.deploy.DeployOptions;
import io.acpupgrade.prep.deploy.DeployOptions.Risk;
import io.acpupgrade.prep.kubernetes.KubernetesApi.Conflicts;
import io.acpupgrade.prep.workflow.settings.DeploySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** How the operator is deployed. */
@UnusedWith("--only-sync-image")
public final class DeployFlags {
    @UnusedWith("--preflight")
    @Option(
            names = "--operator-manifest",
            paramLabel = "FILE|DIR",
            description = "Deploy the operator from these manifests (default: the package's own, else those of this"
                    + " program).")
    private Optional<Path> manifests = Optional.empty();

    @UnusedWith("--preflight")
    @Option(
            names = "--all-manifests",
            description =
                    "Apply also those manifests that an installation of the operator does not need, such as webhooks,"
                            + " jobs and rights for others; without it they are listed.")
    private boolean all;

    @UnusedWith("--preflight")
    @Option(
            names = "--force-conflicts",
            description = "Take over fields of the operator's objects that other managers own.")
    private boolean force;

    @UnusedWith("--preflight")
    @Option(
            names = "--no-rollback",
            description = "Leave an updated operator that does not get ready as it is, instead of putting back what ran"
                    + " before.")
    private boolean noRollback;

    @UnusedWith("--preflight")
    @Option(
            names = "--no-import-manifest",
            description = "Do not create the ProductManifest that makes the release known to the operator.")
    private boolean noImport;

    @UnusedWith("--preflight")
    @Option(names = "--no-wait", description = "End when the operator runs; do not wait until it offers the release.")
    private boolean noWait;

    @UnusedWith("--preflight")
    @Option(
            names = "--allow-downgrade",
            description = "Deploy an older release than the cluster has. The older operator may not understand what the"
                    + " newer one has written.")
    private boolean downgrade;

    @UnusedWith("--preflight")
    @Option(
            names = "--during-upgrade",
            description =
                    "Replace the operator although an upgrade is in flight, which then goes on as the new operator"
                            + " does it.")
    private boolean duringUpgrade;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = TimeText.class,
            description =
                    "How long to wait for the rollout, and then for the offer, as in 90s, 10m or 1h (default: 10m; with"
                            + " --preflight, for a newer result of the operator, 30s).")
    private Optional<Duration> timeout = Optional.empty();

    public DeploySettings settings(Optional<String> shadowGroup, CliContext context) {
        return new DeploySettings(
                options(shadowGroup),
                manifests.map(context.workingFolder()::resolve).map(Path::normalize),
                all ? DeploySettings.Selection.ALL : DeploySettings.Selection.NEEDED);
    }

    /** How long to wait for the rollout and the offer; empty where the option is absent. */
    public Optional<Duration> timeout() {
        return timeout;
    }

    private DeployOptions options(Optional<String> shadowGroup) {
        return new DeployOptions(
                force ? Conflicts.FORCE : Conflicts.REPORT,
                noRollback ? DeployOptions.OnFailure.LEAVE : DeployOptions.OnFailure.ROLL_BACK,
                noImport ? DeployOptions.Import.SKIP : DeployOptions.Import.CREATE,
                noWait ? DeployOptions.WaitFor.ROLLOUT : DeployOptions.WaitFor.OFFER,
                timeout.orElse(Duration.ofMinutes(10)),
                risks(),
                shadowGroup);
    }

    private Set<Risk> risks() {
        Set<Risk> risks = EnumSet.noneOf(Risk.class);
        if (downgrade) {
            risks.add(Risk.DOWNGRADE);
        }
        if (duringUpgrade) {
            risks.add(Risk.DURING_UPGRADE);
        }
        return risks;
    }
}
