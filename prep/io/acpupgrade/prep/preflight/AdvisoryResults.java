package io.acpupgrade.prep.preflight;

import io.acpupgrade.prep.platform.PlatformVersion;
import java.util.List;

/**
 * What else was looked at, beside the platform's own checks.
 *
 * @param enforcement whether it counts
 */
public record AdvisoryResults(List<CheckResult> results, Enforcement enforcement) {
    public AdvisoryResults {
        results = List.copyOf(results);
    }

    /** What the checks beyond the platform's own mean for the upgrade. */
    public enum Enforcement {
        /** They are told and stop nothing. */
        ADVISORY,
        /** One that fails blocks. */
        STRICT
    }

    /** The subject that a preflight turned out to be about. */
    public static ProposedUpgrade proposedUpgrade(PreflightResult.Summary summary) {
        return new ProposedUpgrade(
                summary.cluster(), PlatformVersion.of(summary.desired()), PlatformVersion.parse(summary.current()));
    }

    /** The answer to the platform's own checks, with these taken into account where they count. */
    public PreflightResult.Overall overall(PreflightResult result) {
        if (enforcement == Enforcement.ADVISORY || result.overall() == PreflightResult.Overall.BLOCKED) {
            return result.overall();
        }
        if (results.stream().anyMatch(one -> one.state() == CheckState.FAILED)) {
            return PreflightResult.Overall.BLOCKED;
        }
        return results.stream().anyMatch(one -> one.state().isOpen())
                ? PreflightResult.Overall.NO_ANSWER_YET
                : result.overall();
    }
}
