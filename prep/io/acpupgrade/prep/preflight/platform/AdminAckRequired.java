package io.acpupgrade.prep.preflight.platform;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.platform.AdminGate;
import io.acpupgrade.prep.platform.MinorVersion;
import io.acpupgrade.prep.platform.PlatformVersion;
import io.acpupgrade.prep.platform.VersionData;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.Node;
import io.acpupgrade.prep.preflight.ProposedUpgrade;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.NameList;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An administrator has acknowledged every gate of this upgrade. A gate that names the current or the target minor
 * version applies, because the public documentation has examples of both.
 */
record AdminAckRequired(VersionData data) implements Check {
    private static final Pattern KEY = Pattern.compile("ack-([0-9]+[.][0-9]+)-[^-].*");
    private static final String ACKS = "admin-acks";
    private static final MinorVersion SHIPS_GATES = MinorVersion.of("4.4");

    @Override
    public String name() {
        return "AdminAckRequired";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        Optional<Map<String, String>> gates = context.global().configMap(ProductBase.NAMESPACE, "admin-gates");
        ProposedUpgrade upgrade = context.upgrade();
        if (gates.isEmpty()) {
            return upgrade.target().minor().compareTo(SHIPS_GATES) < 0
                    ? Verdict.passed(Message.text("there is no ConfigMap cpaas-system/admin-gates, and so no gate"))
                    : Verdict.retry(
                            "AdminGatesMissing",
                            Message.text("there is no ConfigMap cpaas-system/admin-gates yet, which " + upgrade.target()
                                    + " brings"));
        }
        List<String> malformed = gates.get().entrySet().stream()
                .filter(gate ->
                        !KEY.matcher(gate.getKey()).matches() || gate.getValue().isBlank())
                .map(Map.Entry::getKey)
                .toList();
        if (!malformed.isEmpty()) {
            return Verdict.failed(
                    "AdminGateInvalid",
                    Message.text("ConfigMap cpaas-system/admin-gates has gates without a proper key or text: "
                            + NameList.of(malformed)),
                    List.of(Advice.of(
                            Message.text("Whoever made these gates has to correct them."),
                            context.global()
                                    .kubectl("-n", "cpaas-system", "get", "configmap", "admin-gates", "-o", "yaml"))));
        }
        return checkAcks(context, gates.get());
    }

    private Verdict checkAcks(CheckContext context, Map<String, String> gates) throws ClusterException {
        Optional<Map<String, String>> acks = context.global().configMap(ProductBase.NAMESPACE, ACKS);
        List<String> unacknowledged = gates.keySet().stream()
                .filter(key -> applies(key, context.upgrade()))
                .filter(key -> !acks.map(texts -> "true".equals(texts.get(key))).orElse(false))
                .toList();
        if (unacknowledged.isEmpty()) {
            return context.upgrade().current().isEmpty() && !gates.isEmpty()
                    ? Verdict.unknown(
                            "CurrentVersionUnknown", Message.text("which gates apply depends on the current version"))
                    : Verdict.passed(Message.text("of " + Units.count(gates.size(), "gate")
                            + " none that applies lacks its acknowledgement"));
        }
        List<Advice> todo = new ArrayList<>();
        for (String key : unacknowledged) {
            todo.add(Advice.of(
                    Message.text(key + ": " + gates.getOrDefault(key, "").strip() + kernelNote(key, context)
                            + " Where that is so, acknowledge it:"),
                    ackCommand(context.global(), acks.isPresent(), key)));
        }
        return Verdict.failed(
                "AdminAckRequired", Message.text("not acknowledged: " + NameList.of(unacknowledged)), todo);
    }

    private static boolean applies(String key, ProposedUpgrade upgrade) {
        Matcher matcher = KEY.matcher(key);
        Optional<MinorVersion> minor = matcher.matches() ? MinorVersion.parse(matcher.group(1)) : Optional.empty();
        return minor.filter(one -> one.equals(upgrade.target().minor())
                        || upgrade.current()
                                .map(PlatformVersion::minor)
                                .filter(one::equals)
                                .isPresent())
                .isPresent();
    }

    /** What the API shows of the gate's requirement: which nodes have a kernel that is too old. */
    private String kernelNote(String key, CheckContext context) {
        Optional<AdminGate> known = data.adminGates().stream()
                .filter(gate -> gate.key().equals(key) && gate.kernel().isPresent())
                .findFirst();
        try {
            return known.isEmpty()
                    ? ""
                    : kernelNote(known.get(), context.cluster().nodes());
        } catch (ClusterException e) {
            return " (The nodes' kernels are not known: " + e.getMessage() + ".)";
        }
    }

    private static String kernelNote(AdminGate gate, List<Node> nodes) {
        List<String> old = nodes.stream()
                .filter(node -> !MinorVersion.atStartOf(node.kernel())
                        .filter(kernel -> gate.kernel()
                                .map(range -> range.contains(kernel))
                                .orElse(true))
                        .isPresent())
                .map(node -> node.name() + " (" + node.kernel() + ")")
                .toList();
        return old.isEmpty()
                ? " (The kernels of all " + nodes.size() + " nodes are new enough.)"
                : " (The kernel is too old on " + NameList.of(old) + ".)";
    }

    private static ShellCommand ackCommand(ClusterReader global, boolean there, String key) {
        return there
                ? global.patchCommand(ACKS, key, "true")
                : global.kubectl("-n", "cpaas-system", "create", "configmap", ACKS)
                        .with("--from-literal=" + key + "=true");
    }
}
