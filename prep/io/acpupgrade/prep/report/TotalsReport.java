package io.acpupgrade.prep.report;

import io.acpupgrade.registry.copy.ArtifactResult;
import io.acpupgrade.registry.copy.CopyResult;

/**
 * What a sync has sent: the sums of what is said of the artifacts.
 *
 * @param interrupted artifacts that were under way when the run ended
 * @param notBegun artifacts that the run did not come to
 */
public record TotalsReport(
        long pushed, long alreadyThere, long failed, long interrupted, long notBegun, long bytesSent, double seconds) {
    private static final double MILLIS = 1000.0;

    static TotalsReport of(CopyResult result) {
        return new TotalsReport(
                result.count(ArtifactResult.Outcome.PUSHED),
                result.count(ArtifactResult.Outcome.ALREADY_THERE),
                result.count(ArtifactResult.Outcome.FAILED),
                result.count(ArtifactResult.Outcome.INTERRUPTED),
                result.count(ArtifactResult.Outcome.NOT_BEGUN),
                result.bytesSent(),
                result.elapsed().toMillis() / MILLIS);
    }
}
