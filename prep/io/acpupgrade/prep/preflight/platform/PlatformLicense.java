package io.acpupgrade.prep.preflight.platform;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.problem.Message;
import java.util.List;

/** The platform's licence has not expired. The Kubernetes API does not show it, so this is always Unknown. */
final class PlatformLicense implements Check {
    @Override
    public String name() {
        return "PlatformLicense";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        return Verdict.unknown("NotReadable", Message.of("check.license-unreadable"))
                .withAdvice(List.of(Advice.of(Message.of("check.look-at-license", name()))));
    }
}
