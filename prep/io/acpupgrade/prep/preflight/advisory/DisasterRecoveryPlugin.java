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
            Advice.of(Message.text("See first that both platforms hold the same: where /check of the Service"
                    + " cpaas-system/etcd-sync-monitor names missed or surplus keys, stop, and uninstall nothing.")),
            Advice.of(Message.text(
                    "Then uninstall it on the standby from the console, upgrade the standby, upgrade the primary,"
                            + " and install it again.")));

    @Override
    public String name() {
        return "DisasterRecoveryPlugin";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        if (!context.upgrade().isGlobal()) {
            return Verdict.notApplicable("NotGlobal", Message.text("only global clusters have a standby"));
        }
        if (context.global().resourceType(InstalledPlugins.GROUP, "ModuleInfo").isEmpty()) {
            return Verdict.kindNotServed("the global cluster", "ModuleInfo");
        }
        Optional<FieldReader> synchronizer = InstalledPlugins.synchronizer(context);
        return synchronizer.isEmpty()
                ? Verdict.passed(Message.text("the etcd Synchronizer is not installed here"))
                : installed(RecoveryRole.of(PlatformAddress.readFrom(context), synchronizer, hosts));
    }

    private static Verdict installed(RecoveryRole role) {
        String where = "the etcd Synchronizer is installed in this global cluster; " + role.explanation();
        return switch (role.role()) {
            case ACTIVE ->
                Verdict.passed(Message.text(where + ": this is the active one, which is upgraded after the standby"));
            case STANDBY, NOT_ADDRESSED ->
                Verdict.failed("DisasterRecoveryPluginInstalled", Message.text(where + ": this is the standby"), ORDER);
            case UNKNOWN -> Verdict.unknown("RoleNotKnown", Message.text(where)).withAdvice(ORDER);
        };
    }
}
