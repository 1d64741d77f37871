package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.cluster.Cluster;
import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.preflight.CheckResult;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.DisabledChecks;
import io.acpupgrade.prep.preflight.Evidence;
import io.acpupgrade.prep.preflight.Exemptions;
import io.acpupgrade.prep.preflight.LocalEvaluation;
import io.acpupgrade.prep.preflight.MoreChecks;
import io.acpupgrade.prep.preflight.PreflightResult;
import io.acpupgrade.prep.preflight.Subject;
import io.acpupgrade.prep.preflight.extra.ExtraChecks;
import io.acpupgrade.prep.preflight.extra.PackageAtHand;
import io.acpupgrade.prep.preflight.extra.PushRights;
import io.acpupgrade.prep.sync.RunReport;
import io.acpupgrade.registry.InvalidInputException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The checks beyond the platform's own on the command line, with the package and the registry that they ask about. */
record MoreChecksRun(
        Surroundings surroundings,
        SyncOptions options,
        PreflightFlags flags,
        TextLog log,
        RunReport report,
        Cluster cluster) {
    /** A registry is asked about every repository of a package. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    MoreChecks look(PreflightResult result, VersionData data, ClusterReader global, Optional<ClusterReader> workload)
            throws InvalidInputException, InterruptedException {
        RegistryWishes wishes = options.registry().wishes(surroundings);
        int width = options.copy().options().jobs();
        PackageAtHand core = new PackageGlance(options.packages(), surroundings, log).look();
        PushRights rights = new UploadSessions(new RegistryAccess(wishes, cluster, surroundings, log, report), width);
        Subject subject = MoreChecks.subject(result.summary());
        List<CheckResult> results = new LocalEvaluation(ExtraChecks.about(subject, data, core, rights), PATIENCE)
                .evaluate(
                        Evidence.of(subject, global, workload),
                        new Exemptions(DisabledChecks.none(), flags.request().byHand()));
        return new MoreChecks(results, flags.weight());
    }
}
