package io.acpupgrade.prep.report;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.copy.ArtifactResult;

/** What became of an artifact, in a word or two. */
public final class OutcomeLabel {
    private OutcomeLabel() {}

    public static Message of(ArtifactResult.Outcome outcome) {
        return Message.of(
                switch (outcome) {
                    case PUSHED -> "outcome.pushed";
                    case ALREADY_THERE -> "outcome.exists";
                    case FAILED -> "outcome.failed";
                    case INTERRUPTED -> "outcome.interrupted";
                    case NOT_BEGUN -> "outcome.not-begun";
                });
    }
}
