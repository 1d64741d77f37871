package io.acpupgrade.prep.preflight;

import io.acpupgrade.problem.Message;
import java.util.List;

/**
 * The verdict of a check.
 *
 * @param reason one word in CamelCase for scripts; empty if the state says it all
 * @param message what was found, for display
 * @param advice how to resolve it
 */
public record Verdict(CheckState state, String reason, Message message, List<Advice> advice) {
    public Verdict {
        advice = List.copyOf(advice);
    }

    /** Requires data: the message says what was read. */
    public static Verdict passed(Message message) {
        return new Verdict(CheckState.PASSED, "", message, List.of());
    }

    public static Verdict failed(String reason, Message message, List<Advice> todo) {
        return new Verdict(CheckState.FAILED, reason, message, todo);
    }

    public static Verdict retry(String reason, Message message) {
        return new Verdict(CheckState.RETRY, reason, message, List.of());
    }

    public static Verdict skipped(String reason, Message message) {
        return new Verdict(CheckState.SKIPPED, reason, message, List.of());
    }

    public static Verdict notApplicable(String reason, Message message) {
        return new Verdict(CheckState.NOT_APPLICABLE, reason, message, List.of());
    }

    public static Verdict unknown(String reason, Message message) {
        return new Verdict(CheckState.UNKNOWN, reason, message, List.of());
    }

    /** The state cannot be determined, because the cluster to upgrade does not serve the kind that has it. */
    public static Verdict kindNotServed(String kind) {
        return unknown("KindNotServed", Message.of("preflight.kind-not-served", kind));
    }

    /** The state cannot be determined, because the global cluster does not serve the kind that has it. */
    public static Verdict kindNotServedByGlobal(String kind) {
        return unknown("KindNotServed", Message.of("preflight.kind-not-served-by-global", kind));
    }

    /** The same verdict with this advice. */
    public Verdict withAdvice(List<Advice> advice) {
        return new Verdict(state, reason, message, advice);
    }
}
