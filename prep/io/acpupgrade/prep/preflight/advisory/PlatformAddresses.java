package io.acpupgrade.prep.preflight.advisory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.ShellCommand;
import java.util.List;

/** A standby's console can be reached by the standby's own address, which the platform has to know of. */
record PlatformAddresses(HostLookup hosts) implements Check {
    @Override
    public String name() {
        return "PlatformAddresses";
    }

    @Override
    public Verdict judge(CheckContext evidence) throws ClusterException {
        if (!evidence.subject().isGlobal()) {
            return Verdict.notApplicable("NotGlobal", "only global clusters have a standby");
        }
        PlatformAddress address = PlatformAddress.readFrom(evidence);
        RecoveryRole role = RecoveryRole.of(address, InstalledPlugins.synchronizer(evidence), hosts);
        return switch (role.part()) {
            case ACTIVE -> Verdict.notApplicable("ActiveCluster", role.because());
            case UNKNOWN -> Verdict.unknown("RoleNotKnown", role.because());
            case STANDBY, NOT_ADDRESSED -> judge(role, address, evidence);
        };
    }

    private static Verdict judge(RecoveryRole role, PlatformAddress address, CheckContext evidence) {
        if (address.namesVip()) {
            return Verdict.passed(address.ofVip() + " is among spec.alternativeURLs of the ProductBase");
        }
        String message =
                role.because() + "; " + address.ofVip() + " is not among spec.alternativeURLs of the ProductBase";
        List<Advice> add = List.of(Advice.of(
                "If this is the standby and its console will be used, let the platform know its address.",
                patch(address, evidence.global())));
        return role.part() == RecoveryRole.Part.STANDBY
                ? Verdict.failed("VipNotAmongAddresses", message, add)
                : Verdict.unknown("VipNotAmongAddresses", message).advising(add);
    }

    private static ShellCommand patch(PlatformAddress address, ClusterReader global) {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        ObjectNode add = patch.addObject().put("op", "add");
        if (address.alternatives().isEmpty()) {
            add.put("path", "/spec/alternativeURLs").putArray("value").add(address.ofVip());
        } else {
            add.put("path", "/spec/alternativeURLs/-").put("value", address.ofVip());
        }
        return ObjectName.clusterWide(ResourceType.PRODUCT_BASES, "base")
                .addTo(global.kubectl("patch"))
                .with("--type", "json")
                .option("-p", patch);
    }
}
