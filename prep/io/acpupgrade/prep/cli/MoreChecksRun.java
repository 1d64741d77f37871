package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.preflight.AdvisoryResults;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.CheckResult;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.DisabledChecks;
import io.acpupgrade.prep.preflight.Exemptions;
import io.acpupgrade.prep.preflight.LocalEvaluation;
import io.acpupgrade.prep.preflight.PreflightResult;
import io.acpupgrade.prep.preflight.Subject;
import io.acpupgrade.prep.preflight.Workload;
import io.acpupgrade.prep.preflight.advisory.AdvisoryChecks;
import io.acpupgrade.prep.preflight.advisory.ExternalInputs;
import java.time.Duration;
import java.util.List;

/** The checks beyond the platform's own on the command line. */
record MoreChecksRun(PreflightFlags flags, VersionData data, ExternalInputs outside) {
    /** A registry is asked about every repository of a package. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    AdvisoryResults look(PreflightResult result, ClusterReader global, Workload workload) throws InterruptedException {
        Subject subject = AdvisoryResults.subject(result.summary());
        List<CheckResult> results = new LocalEvaluation(AdvisoryChecks.about(subject, data, outside), PATIENCE)
                .evaluate(
                        CheckContext.of(subject, global, workload),
                        new Exemptions(DisabledChecks.none(), flags.request().byHand()));
        return new AdvisoryResults(results, flags.weight());
    }
}
