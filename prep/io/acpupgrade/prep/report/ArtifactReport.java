package io.acpupgrade.prep.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.copy.ArtifactResult;
import java.util.List;
import java.util.Optional;

/**
 * What became of one artifact.
 *
 * @param origin the folder or archive that holds it
 * @param digest of its manifest in the registry; empty where it is not there
 */
public record ArtifactReport(
        String reference,
        String origin,
        ArtifactResult.Outcome result,
        String digest,
        int blobsSent,
        int blobsMounted,
        int blobsAlreadyThere,
        long bytesSent,
        double seconds,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LayerReport> leftOut,
        Optional<Failure> failure) {
    private static final double MILLIS = 1000.0;

    public ArtifactReport {
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Why it was not pushed.
     *
     * @param kind what the registry did, in one word; {@code PACKAGE} where the package is the cause
     * @param causedBy the other artifact that met the failure; absent where this one met it itself
     */
    public record Failure(String kind, Message message, Message remedy, Optional<String> causedBy) {
        private static Failure of(ArtifactResult.Failure failure) {
            return new Failure(
                    failure.kind().map(Enum::name).orElse("PACKAGE"),
                    failure.message(),
                    failure.remedy(),
                    failure.causedBy().map(Reference::toString));
        }
    }

    static ArtifactReport of(ArtifactResult result) {
        return new ArtifactReport(
                result.artifact().reference().toString(),
                result.artifact().origin(),
                result.outcome(),
                result.digest().map(Digest::toString).orElse(""),
                result.sent(),
                result.mounted(),
                result.alreadyThere(),
                result.bytesSent(),
                result.elapsed().toMillis() / MILLIS,
                LayerReport.leftOutOf(result.artifact()),
                result.failure().map(Failure::of));
    }
}
