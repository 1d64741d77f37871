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
    private static final String GATES = "admin-gates";
    private static final String ACKS = "admin-acks";
    private static final String GATES_NAME = ProductBase.NAMESPACE + "/" + GATES;
    private static final MinorVersion SHIPS_GATES = MinorVersion.of("4.4");

    @Override
    public String name() {
        return "AdminAckRequired";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        Optional<Map<String, String>> gates = context.global().configMap(ProductBase.NAMESPACE, GATES);
        ProposedUpgrade upgrade = context.upgrade();
        if (gates.isEmpty()) {
            return upgrade.target().minor().compareTo(SHIPS_GATES) < 0
                    ? Verdict.passed(Message.of("check.no-gates", GATES_NAME))
                    : Verdict.retry(
                            "AdminGatesMissing", Message.of("check.gates-missing", GATES_NAME, upgrade.target()));
        }
        List<String> malformed = gates.get().entrySet().stream()
                .filter(gate ->
                        !KEY.matcher(gate.getKey()).matches() || gate.getValue().isBlank())
                .map(Map.Entry::getKey)
                .toList();
        if (!malformed.isEmpty()) {
            return Verdict.failed(
                    "AdminGateInvalid",
                    Message.of("check.gates-invalid", GATES_NAME, NameList.shortened(malformed)),
                    List.of(Advice.of(
                            Message.of("check.correct-gates"),
                            context.global().kubectl("-n", "cpaas-system", "get", "configmap", GATES, "-o", "yaml"))));
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
                    ? Verdict.unknown("CurrentVersionUnknown", Message.of("check.gates-undecided"))
                    : Verdict.passed(Message.of("check.gates-acknowledged", gates.size()));
        }
        List<Advice> todo = new ArrayList<>();
        for (String key : unacknowledged) {
            todo.add(Advice.of(
                    Message.sentences(
                            Message.of(
                                    "check.gate",
                                    key,
                                    gates.getOrDefault(key, "").strip()),
                            kernelNote(key, context),
                            Message.of("check.acknowledge")),
                    ackCommand(context.global(), acks.isPresent(), key)));
        }
        return Verdict.failed(
                "AdminAckRequired", Message.of("check.not-acknowledged", NameList.shortened(unacknowledged)), todo);
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
    private Message kernelNote(String key, CheckContext context) {
        Optional<AdminGate> known = data.adminGates().stream()
                .filter(gate -> gate.key().equals(key) && gate.kernel().isPresent())
                .findFirst();
        try {
            return known.isEmpty()
                    ? Message.NONE
                    : kernelNote(known.get(), context.cluster().nodes());
        } catch (ClusterException e) {
            return Message.of("check.kernels-unknown", Message.of(e));
        }
    }

    private static Message kernelNote(AdminGate gate, List<Node> nodes) {
        List<Message> old = nodes.stream()
                .filter(node -> !MinorVersion.atStartOf(node.kernel())
                        .filter(kernel -> gate.kernel()
                                .map(range -> range.contains(kernel))
                                .orElse(true))
                        .isPresent())
                .map(node -> Message.of("preflight.item", node.name(), node.kernel()))
                .toList();
        return old.isEmpty()
                ? Message.of("check.kernels-new-enough", nodes.size())
                : Message.of("check.kernels-too-old", NameList.shortened(old));
    }

    private static ShellCommand ackCommand(ClusterReader global, boolean there, String key) {
        return there
                ? global.patchCommand(ACKS, key, "true")
                : global.kubectl("-n", "cpaas-system", "create", "configmap", ACKS)
                        .with("--from-literal=" + key + "=true");
    }
}
