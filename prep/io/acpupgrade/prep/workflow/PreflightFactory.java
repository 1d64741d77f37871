package io.acpupgrade.prep.workflow;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.ShadowLookup;
import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.preflight.LocalEvaluation;
import io.acpupgrade.prep.preflight.OperatorPoller;
import io.acpupgrade.prep.preflight.Preflight;
import io.acpupgrade.prep.preflight.Reevaluation;
import io.acpupgrade.prep.preflight.platform.ProductChecks;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes preflights that ask the operator and run this program's own checks.
 *
 * @param shadowGroup the API group of ClusterVersionShadow, where it was named
 */
record PreflightFactory(WorkflowContext run, Optional<String> shadowGroup, VersionData versions) {
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(60);

    /**
     * @param patience how long to wait for the operator
     * @param packaged the version that the package brings
     * @param asking receives what the operator is asked
     */
    Preflight preflight(Duration patience, Supplier<Optional<PlatformVersion>> packaged, Consumer<Message> asking)
            throws ClusterException {
        OperatorPoller operator = new OperatorPoller(
                new ShadowLookup(run.api(), shadowGroup),
                Reevaluation.NOT_PUBLIC,
                patience,
                OperatorPoller.Sleeper.REAL,
                run.clocks().wall(),
                run.clocks().monotonic());
        return new Preflight(
                new LocalEvaluation(ProductChecks.all(versions), CHECK_TIMEOUT), operator, packaged, asking);
    }
}
