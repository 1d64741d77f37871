package io.acpupgrade.prep.preflight;

import java.util.Optional;

/**
 * One check, and what became of it.
 *
 * @param policy the operator's own word, shown and never judged; empty where it said none
 * @param remark what the other origin thinks, where it thinks otherwise
 */
public record CheckResult(String name, String policy, CheckOrigin origin, Verdict verdict, Optional<String> remark) {
    static CheckResult local(String name, Verdict verdict) {
        return new CheckResult(name, "", CheckOrigin.LOCAL, verdict, Optional.empty());
    }

    public CheckState state() {
        return verdict.state();
    }

    CheckResult withVerdict(Verdict other) {
        return new CheckResult(name, policy, origin, other, remark);
    }

    CheckResult withRemark(String words) {
        return new CheckResult(name, policy, origin, verdict, Optional.of(words));
    }
}
