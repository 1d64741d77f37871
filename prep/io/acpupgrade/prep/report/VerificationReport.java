package io.acpupgrade.prep.report;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.copy.Damage;
import io.acpupgrade.registry.copy.Finding;
import io.acpupgrade.registry.copy.RemoteState;
import io.acpupgrade.registry.copy.Verification;
import java.util.List;
import java.util.Optional;

/**
 * What the registry holds of a package.
 *
 * @param depth {@code deep} where every byte was read back and hashed; with {@code head} manifests were, and blobs were
 *     asked for; with {@code partial} some blobs were read back, too
 * @param readBack which part of the blobs was read back, where any was to be
 * @param damaged single manifests and blobs that are not there as they should be, which {@code sync --repair} sends again
 */
public record VerificationReport(
        int artifacts,
        boolean complete,
        String depth,
        Optional<ReadBackReport> readBack,
        List<Problem> problems,
        List<Damaged> damaged) {
    public VerificationReport {
        problems = List.copyOf(problems);
        damaged = List.copyOf(damaged);
    }

    /** What of one artifact is missing, damaged or another image, in words. */
    public record Problem(String reference, List<Message> lacks) {
        public Problem {
            lacks = List.copyOf(lacks);
        }

        private static Problem of(RemoteState state) {
            return new Problem(
                    state.artifact().reference().toString(),
                    state.findings().stream().map(Finding::message).toList());
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
            Message message,
            String storagePath) {
        private static Damaged of(Damage damage) {
            return new Damaged(
                    damage.reference().toString(),
                    damage.repository().toString(),
                    damage.digest().toString(),
                    damage.content(),
                    damage.problem().word(),
                    damage.message(),
                    damage.storagePath());
        }
    }

    /**
     * What was read back byte for byte, and what was only asked for.
     *
     * @param blobs how many blobs were read back and hashed
     * @param blobsOnlyAskedFor how many the registry was only asked for, by HEAD
     */
    public record ReadBackReport(int blobs, long bytes, long blobsOnlyAskedFor) {
        private static Optional<ReadBackReport> of(Verification verification) {
            return verification.depth() == Verification.Depth.HEAD
                    ? Optional.empty()
                    : Optional.of(new ReadBackReport(
                            verification.readBack().blobs(),
                            verification.readBack().bytes(),
                            verification.blobsOnlyAskedFor()));
        }
    }

    static VerificationReport of(Verification verification) {
        return new VerificationReport(
                verification.states().size(),
                verification.isComplete(),
                verification.depth().word(),
                ReadBackReport.of(verification),
                verification.incomplete().stream().map(Problem::of).toList(),
                verification.damages().stream().map(Damaged::of).toList());
    }
}
