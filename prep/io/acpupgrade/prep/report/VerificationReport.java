package io.acpupgrade.prep.report;

import io.acpupgrade.registry.copy.Damage;
import io.acpupgrade.registry.copy.RemoteState;
import io.acpupgrade.registry.copy.Verification;
import java.util.List;

/**
 * What the registry holds of a package.
 *
 * @param depth {@code deep} where every byte was read back and hashed; with {@code head} manifests were, and blobs were
 *     asked for
 * @param damaged single manifests and blobs that are not there as they should be, which {@code sync --repair} sends again
 */
public record VerificationReport(
        int artifacts, boolean complete, String depth, List<Problem> problems, List<Damaged> damaged) {
    public VerificationReport {
        problems = List.copyOf(problems);
        damaged = List.copyOf(damaged);
    }

    /** What of one artifact is missing, damaged or another image, in words. */
    public record Problem(String reference, List<String> lacks) {
        public Problem {
            lacks = List.copyOf(lacks);
        }

        private static Problem of(RemoteState state) {
            return new Problem(
                    state.artifact().reference().toString(),
                    state.findings().stream().map(it -> it.message().english()).toList());
        }
    }

    /**
     * A manifest or blob that is missing or damaged.
     *
     * @param reference an artifact that needs it
     * @param storagePath where distribution keeps it, below the root directory of its storage
     */
    public record Damaged(
            String reference,
            String repository,
            String digest,
            Damage.Content content,
            String problem,
            String message,
            String storagePath) {
        private static Damaged of(Damage damage) {
            return new Damaged(
                    damage.reference().toString(),
                    damage.repository().toString(),
                    damage.digest().toString(),
                    damage.content(),
                    damage.problem().word(),
                    damage.message().english(),
                    damage.storagePath());
        }
    }

    static VerificationReport of(Verification verification) {
        return new VerificationReport(
                verification.states().size(),
                verification.isComplete(),
                verification.depth().word(),
                verification.incomplete().stream().map(Problem::of).toList(),
                verification.damages().stream().map(Damaged::of).toList());
    }
}
