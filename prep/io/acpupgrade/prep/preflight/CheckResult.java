package io.acpupgrade.prep.preflight;

import io.acpupgrade.problem.Message;
import java.util.Optional;

/**
 * The result of one check.
 *
 * @param policy the operator's reentry policy, shown as it is; empty if it states none
 * @param remark the other origin's result, if it differs
 */
public record CheckResult(String name, String policy, CheckOrigin origin, Verdict verdict, Optional<Message> remark) {
    static CheckResult local(String name, Verdict verdict) {
        return new CheckResult(name, "", CheckOrigin.LOCAL, verdict, Optional.empty());
    }

    public CheckState state() {
        return verdict.state();
    }

    CheckResult withVerdict(Verdict other) {
        return new CheckResult(name, policy, origin, other, remark);
    }

    CheckResult withRemark(Message words) {
        return new CheckResult(name, policy, origin, verdict, Optional.of(words));
    }
}
