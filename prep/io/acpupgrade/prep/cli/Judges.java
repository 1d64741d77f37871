package io.acpupgrade.prep.cli;

import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.ShadowLookup;
import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.preflight.LocalEvaluation;
import io.acpupgrade.prep.preflight.OperatorQuestion;
import io.acpupgrade.prep.preflight.Preflight;
import io.acpupgrade.prep.preflight.Reevaluation;
import io.acpupgrade.prep.preflight.platform.ProductChecks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Those who judge in a preflight: the operator, and this program by its own checks.
 *
 * @param platform the API of the global cluster
 * @param shadowGroup where the operator's accounts are, where somebody said
 */
record Judges(KubernetesApi platform, Optional<String> shadowGroup, VersionData data) {
    private static final Duration CHECK_PATIENCE = Duration.ofSeconds(60);

    /**
     * A preflight by all of them.
     *
     * @param patience how long to wait for the operator
     * @param story is told what the operator is asked
     */
    Preflight preflight(Duration patience, Supplier<Optional<PlatformVersion>> packaged, Consumer<String> story) {
        OperatorQuestion operator = new OperatorQuestion(
                new ShadowLookup(platform, shadowGroup),
                Reevaluation.NOT_PUBLIC,
                patience,
                OperatorQuestion.Pause.REAL,
                InstantSource.system(),
                System::nanoTime);
        return new Preflight(new LocalEvaluation(ProductChecks.all(data), CHECK_PATIENCE), operator, packaged, story);
    }
}
