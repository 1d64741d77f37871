package io.acpupgrade.prep.preflight.extra;

import io.acpupgrade.prep.cluster.ClusterException;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.Evidence;
import io.acpupgrade.prep.preflight.Verdict;
import java.util.List;
import java.util.Optional;

/** The etcd Synchronizer, which keeps a standby platform alike, is not installed: it has to go before the standby is upgraded. */
final class DisasterRecoveryPlugin implements Check {
    private static final String PLUGIN = "etcd-sync";

    @Override
    public String name() {
        return "DisasterRecoveryPlugin";
    }

    @Override
    public Verdict judge(Evidence evidence) throws ClusterException {
        if (!evidence.subject().isGlobal()) {
            return Verdict.notApplicable("NotGlobal", "only global clusters have a standby");
        }
        Optional<Plugins> plugins = Plugins.readFrom(evidence);
        if (plugins.isEmpty()) {
            return Verdict.unknown("KindNotServed", "the global cluster serves no kind ModuleInfo");
        }
        return plugins.get().has(PLUGIN)
                ? Verdict.failed(
                        "DisasterRecoveryPluginInstalled",
                        "the etcd Synchronizer (" + PLUGIN + ") is installed in this global cluster",
                        List.of(
                                Advice.of("See first that both platforms hold the same: where /check of the Service"
                                        + " cpaas-system/etcd-sync-monitor names missed or surplus keys, stop, and uninstall"
                                        + " nothing."),
                                Advice.of(
                                        "Then uninstall it on the standby from the console, upgrade the standby, upgrade"
                                                + " the primary, and install it again.")))
                : Verdict.passed("the etcd Synchronizer is not installed here");
    }
}
