package io.acpupgrade.prep.preflight.extra;

import io.acpupgrade.prep.cluster.ClusterException;
import io.acpupgrade.prep.cluster.ObjectName;
import io.acpupgrade.prep.cluster.ResourceType;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.Evidence;
import io.acpupgrade.prep.preflight.Verdict;
import java.util.List;

/** A standby's console can be reached by the standby's own address, which the platform has to know of. */
record PlatformAddresses(HostLookup hosts) implements Check {
    @Override
    public String name() {
        return "PlatformAddresses";
    }

    @Override
    public Verdict judge(Evidence evidence) throws ClusterException {
        if (!evidence.subject().isGlobal()) {
            return Verdict.notApplicable("NotGlobal", "only global clusters have a standby");
        }
        PlatformAddress address = PlatformAddress.readFrom(evidence);
        RecoveryRole role = RecoveryRole.of(address, Plugins.synchronizer(evidence), hosts);
        return switch (role.part()) {
            case ACTIVE -> Verdict.notApplicable("ActiveCluster", role.because());
            case UNKNOWN -> Verdict.unknown("RoleNotKnown", role.because());
            case STANDBY, NOT_ADDRESSED -> judge(role, address, evidence);
        };
    }

    private static Verdict judge(RecoveryRole role, PlatformAddress address, Evidence evidence) {
        if (address.namesVip()) {
            return Verdict.passed(address.ofVip() + " is among spec.alternativeURLs of the ProductBase");
        }
        String message =
                role.because() + "; " + address.ofVip() + " is not among spec.alternativeURLs of the ProductBase";
        List<Advice> add = List.of(Advice.of(
                "If this is the standby and its console will be used, let the platform know its address.",
                evidence.global().command(patch(address))));
        return role.part() == RecoveryRole.Part.STANDBY
                ? Verdict.failed("VipNotAmongAddresses", message, add)
                : Verdict.unknown("VipNotAmongAddresses", message).advising(add);
    }

    private static String patch(PlatformAddress address) {
        String value = "\"" + address.ofVip() + "\"";
        String change = address.alternatives().isEmpty()
                ? "\"path\":\"/spec/alternativeURLs\",\"value\":[" + value + "]"
                : "\"path\":\"/spec/alternativeURLs/-\",\"value\":" + value;
        return "patch "
                + ObjectName.clusterWide(ResourceType.PRODUCT_BASES, "base").asArgument()
                + " --type json -p '[{\"op\":\"add\"," + change + "}]'";
    }
}
