package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;

/** The etcd Synchronizer, which replicates to a standby platform, is not installed on a standby before its upgrade. */
record DisasterRecoveryPlugin(HostLookup hosts) implements Check {
    private static final List<Advice> ORDER = List.of(
            Advice.of(Message.of("advisory.compare-platforms")), Advice.of(Message.of("advisory.recovery-order")));

    @Override
    public String name() {
        return "DisasterRecoveryPlugin";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        if (!context.upgrade().isGlobal()) {
            return Verdict.notApplicable("NotGlobal", Message.of("advisory.not-global"));
        }
        if (context.global().resourceType(InstalledPlugins.GROUP, "ModuleInfo").isEmpty()) {
            return Verdict.kindNotServedByGlobal("ModuleInfo");
        }
        Optional<FieldReader> synchronizer = InstalledPlugins.synchronizer(context);
        return synchronizer.isEmpty()
                ? Verdict.passed(Message.of("advisory.no-synchronizer"))
                : installed(RecoveryRole.of(PlatformAddress.readFrom(context), synchronizer, hosts));
    }

    private static Verdict installed(RecoveryRole role) {
        return switch (role.role()) {
            case ACTIVE -> Verdict.passed(Message.of("advisory.synchronizer-on-primary", role.explanation()));
            case STANDBY, NOT_ADDRESSED ->
                Verdict.failed(
                        "DisasterRecoveryPluginInstalled",
                        Message.of("advisory.synchronizer-on-standby", role.explanation()),
                        ORDER);
            case UNKNOWN ->
                Verdict.unknown("RoleNotKnown", Message.of("advisory.synchronizer-installed", role.explanation()))
                        .withAdvice(ORDER);
        };
    }
}
