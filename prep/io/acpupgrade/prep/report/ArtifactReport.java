package io.acpupgrade.prep.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
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
     * @param code names the sentence of {@code message}, in every language and release
     * @param arguments what the sentence is about, in its order
     * @param causedBy the other artifact that met the failure; absent where this one met it itself
     */
    public record Failure(
            String kind,
            String code,
            List<JsonNode> arguments,
            Message message,
            Message remedy,
            Optional<String> causedBy) {
        public Failure {
            arguments = List.copyOf(arguments);
        }

        /** What stopped an artifact without a failure of its own. */
        public static Failure of(Message message, Message remedy) {
            return new Failure("", message.code(), MessageArguments.of(message), message, remedy, Optional.empty());
        }

        private static Failure of(ArtifactResult.Failure failure) {
            return new Failure(
                    failure.kind().map(Enum::name).orElse("PACKAGE"),
                    failure.message().code(),
                    MessageArguments.of(failure.message()),
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
