package io.acpupgrade.registry.copy;

import java.time.Duration;
import java.util.List;

/** The result of a whole copy. */
public record CopyResult(List<ArtifactResult> artifacts, Duration elapsed) {
    public CopyResult {
        artifacts = List.copyOf(artifacts);
    }

    public long count(ArtifactResult.Outcome outcome) {
        return artifacts.stream()
                .filter(artifact -> artifact.outcome() == outcome)
                .count();
    }

    /** Returns the bytes of all blobs that the registry has accepted. */
    public long bytesSent() {
        return artifacts.stream().mapToLong(ArtifactResult::bytesSent).sum();
    }

    public boolean isComplete() {
        return artifacts.stream().allMatch(artifact -> artifact.outcome().isThere());
    }
}
