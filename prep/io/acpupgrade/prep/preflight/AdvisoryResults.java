package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.platform.PlatformVersion;
import java.util.List;

/**
 * The results of the advisory checks, which go beyond the platform's own.
 *
 * @param enforcement whether a failed advisory check blocks
 */
public record AdvisoryResults(List<CheckResult> results, Enforcement enforcement) {
    public AdvisoryResults {
        results = List.copyOf(results);
    }

    /** Whether a failed advisory check blocks the upgrade. */
    public enum Enforcement {
        /** Results are shown and block nothing. */
        ADVISORY,
        /** A failed check blocks the upgrade. */
        STRICT
    }

    /** The upgrade that a preflight has evaluated. */
    public static ProposedUpgrade proposedUpgrade(PreflightResult.Summary summary) {
        return new ProposedUpgrade(
                summary.cluster(), PlatformVersion.of(summary.desired()), PlatformVersion.parse(summary.current()));
    }

    /** The overall result of the platform's own checks, combined with these where they are enforced. */
    public PreflightResult.Overall overall(PreflightResult result) {
        if (enforcement == Enforcement.ADVISORY || result.overall() == PreflightResult.Overall.BLOCKED) {
            return result.overall();
        }
        if (results.stream().anyMatch(one -> one.state() == CheckState.FAILED)) {
            return PreflightResult.Overall.BLOCKED;
        }
        return results.stream().anyMatch(one -> one.state().isOpen())
                ? PreflightResult.Overall.PENDING
                : result.overall();
    }
}
