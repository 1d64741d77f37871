package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cluster.KubernetesApi.Conflicts;
import io.acpupgrade.prep.operator.DeployOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the operator is deployed. */
@UnusedWith("--only-sync-image")
final class DeployFlags {
    @UnusedWith("--preflight")
    @Option(
            names = "--operator-manifest",
            paramLabel = "FILE|DIR",
            description = "Deploy the operator from these manifests (default: the package's own, else those of this"
                    + " program).")
    private Optional<Path> manifests = Optional.empty();

    @UnusedWith("--preflight")
    @Option(
            names = "--force-conflicts",
            description = "Take over fields of the operator's objects that somebody else looks after.")
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

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = TimeText.class,
            description =
                    "How long to wait for the rollout, and then for the offer, as in 90s, 10m or 1h (default: 10m; with"
                            + " --preflight, for a newer result of the operator, 30s).")
    private Optional<Duration> timeout = Optional.empty();

    Optional<Path> manifests(Surroundings surroundings) {
        return manifests.map(surroundings.workingFolder()::resolve).map(Path::normalize);
    }

    /** How long to wait for whatever is waited for; empty where nobody said. */
    Optional<Duration> timeout() {
        return timeout;
    }

    DeployOptions options() {
        return new DeployOptions(
                force ? Conflicts.FORCE : Conflicts.REPORT,
                noRollback ? DeployOptions.OnFailure.LEAVE : DeployOptions.OnFailure.ROLL_BACK,
                noImport ? DeployOptions.Import.SKIP : DeployOptions.Import.CREATE,
                noWait ? DeployOptions.WaitFor.ROLLOUT : DeployOptions.WaitFor.OFFER,
                timeout.orElse(Duration.ofMinutes(10)));
    }
}
