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
    @Option(names = "--operator-manifest", paramLabel = "FILE|DIR")
    private Optional<Path> manifests = Optional.empty();

    @UnusedWith("--preflight")
    @Option(names = "--all-manifests")
    private boolean all;

    @UnusedWith("--preflight")
    @Option(names = "--force-conflicts")
    private boolean force;

    @UnusedWith("--preflight")
    @Option(names = "--no-rollback")
    private boolean noRollback;

    @UnusedWith("--preflight")
    @Option(names = "--no-import-manifest")
    private boolean noImport;

    @UnusedWith("--preflight")
    @Option(names = "--no-wait")
    private boolean noWait;

    @UnusedWith("--preflight")
    @Option(names = "--allow-downgrade")
    private boolean downgrade;

    @UnusedWith("--preflight")
    @Option(names = "--during-upgrade")
    private boolean duringUpgrade;

    @Option(names = "--timeout", paramLabel = "TIME", converter = TimeText.class)
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
