package io.acpupgrade.prep.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.acpupgrade.prep.preflight.CheckResult;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;

/**
 * What became of a request.
 *
 * @param requested whether this run has written the request
 * @param decision what the rules say, in one word, as in {@code Allowed} or {@code DowngradeNotAllowed}
 * @param bypassed the rules that were set aside
 * @param accepted the checks that did not pass and were accepted by name
 */
public record RequestReport(
        String cluster,
        boolean requested,
        Optional<String> decision,
        Optional<Message> message,
        Optional<String> targetVersion,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Message> bypassed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Accepted> accepted)
        implements ReportSection {
    public RequestReport {
        bypassed = List.copyOf(bypassed);
        accepted = List.copyOf(accepted);
    }

    /** A check that was accepted. */
    public record Accepted(String name, String state, String reason, Message message) {
        private static Accepted of(CheckResult check) {
            return new Accepted(
                    check.name(),
                    check.state().label(),
                    check.verdict().reason(),
                    check.verdict().message());
        }
    }

    /** Nothing was decided yet. */
    public static RequestReport about(String cluster) {
        return new RequestReport(
                cluster, false, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    public RequestReport decided(String reason, Message words) {
        return new RequestReport(
                cluster, requested, Optional.of(reason), Optional.of(words), targetVersion, bypassed, accepted);
    }

    /**
     * The rules allow the request.
     *
     * @param rules those that were set aside for it
     */
    public RequestReport allowed(String target, List<Message> rules) {
        return new RequestReport(cluster, requested, decision, message, Optional.of(target), rules, accepted);
    }

    public RequestReport accepting(List<CheckResult> checks) {
        return new RequestReport(
                cluster,
                requested,
                decision,
                message,
                targetVersion,
                bypassed,
                checks.stream().map(Accepted::of).toList());
    }

    public RequestReport sent() {
        return new RequestReport(cluster, true, decision, message, targetVersion, bypassed, accepted);
    }
}
