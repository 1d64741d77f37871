package io.acpupgrade.prep.preflight;

import java.util.List;

/**
 * What a check has come to.
 *
 * @param reason one word in CamelCase for scripts; empty where the state says it all
 * @param message what was found, for people
 * @param advice what clears it, for those who may
 */
public record Verdict(CheckState state, String reason, String message, List<Advice> advice) {
    public Verdict {
        advice = List.copyOf(advice);
    }

    /** There is no verdict of this kind without data: the message says what was read and found good. */
    public static Verdict passed(String message) {
        return new Verdict(CheckState.PASSED, "", message, List.of());
    }

    public static Verdict failed(String reason, String message, List<Advice> todo) {
        return new Verdict(CheckState.FAILED, reason, message, todo);
    }

    public static Verdict retry(String reason, String message) {
        return new Verdict(CheckState.RETRY, reason, message, List.of());
    }

    public static Verdict skipped(String reason, String message) {
        return new Verdict(CheckState.SKIPPED, reason, message, List.of());
    }

    public static Verdict notApplicable(String reason, String message) {
        return new Verdict(CheckState.NOT_APPLICABLE, reason, message, List.of());
    }

    public static Verdict unknown(String reason, String message) {
        return new Verdict(CheckState.UNKNOWN, reason, message, List.of());
    }

    /** The same, with more to do. */
    public Verdict withAdvice(List<Advice> advice) {
        return new Verdict(state, reason, message, advice);
    }
}
