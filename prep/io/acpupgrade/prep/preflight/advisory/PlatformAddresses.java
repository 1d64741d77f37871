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
import io.acpupgrade.problem.Message;
import java.util.List;

/** A standby's own address is among the platform's alternative URLs, so that its console can be reached. */
record PlatformAddresses(HostLookup hosts) implements Check {
    @Override
    public String name() {
        return "PlatformAddresses";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        if (!context.upgrade().isGlobal()) {
            return Verdict.notApplicable("NotGlobal", Message.of("advisory.not-global"));
        }
        PlatformAddress address = PlatformAddress.readFrom(context);
        RecoveryRole role = RecoveryRole.of(address, InstalledPlugins.synchronizer(context), hosts);
        return switch (role.role()) {
            case ACTIVE -> Verdict.notApplicable("ActiveCluster", role.explanation());
            case UNKNOWN -> Verdict.unknown("RoleNotKnown", role.explanation());
            case STANDBY, NOT_ADDRESSED -> evaluate(role, address, context);
        };
    }

    private static Verdict evaluate(RecoveryRole role, PlatformAddress address, CheckContext context) {
        if (address.includesVip()) {
            return Verdict.passed(Message.of("advisory.vip-listed", address.vipUrl()));
        }
        Message message = Message.of("advisory.vip-not-listed", role.explanation(), address.vipUrl());
        List<Advice> add =
                List.of(Advice.of(Message.of("advisory.add-address"), patchCommand(address, context.global())));
        return role.role() == RecoveryRole.Role.STANDBY
                ? Verdict.failed("VipNotAmongAddresses", message, add)
                : Verdict.unknown("VipNotAmongAddresses", message).withAdvice(add);
    }

    private static ShellCommand patchCommand(PlatformAddress address, ClusterReader global) {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        ObjectNode add = patch.addObject().put("op", "add");
        if (address.alternatives().isEmpty()) {
            add.put("path", "/spec/alternativeURLs").putArray("value").add(address.vipUrl());
        } else {
            add.put("path", "/spec/alternativeURLs/-").put("value", address.vipUrl());
        }
        return ObjectName.clusterScoped(ResourceType.PRODUCT_BASES, "base")
                .appendTo(global.kubectl("patch"))
                .with("--type", "json")
                .option("-p", patch);
    }
}
