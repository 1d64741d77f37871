package io.acpupgrade.prep.preflight.platform;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.NameList;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Every ResourcePatch is exempted for the target version: an administrator has reviewed it and keeps it. */
final class ResourcePatchUpgradeable implements Check {
    private static final String EXEMPT = "config.cpaas.io/exempt-for-ver";

    @Override
    public String name() {
        return "ResourcePatchUpgradeable";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        ClusterReader cluster = context.cluster();
        Optional<ResourceType> type = cluster.resourceType("operator.alauda.io", "ResourcePatch");
        if (type.isEmpty()) {
            return Verdict.notApplicable("NoResourcePatches", Message.of("preflight.kind-not-served", "ResourcePatch"));
        }
        String target = context.upgrade().target().plain();
        AtomicInteger total = new AtomicInteger();
        List<String> names = new ArrayList<>();
        List<Advice> todo = new ArrayList<>();
        cluster.list(ObjectSelector.all(type.get()), patch -> {
            total.incrementAndGet();
            if (!isExempt(patch, target)) {
                names.add(patch.name());
                todo.add(advice(
                        patch,
                        patch.named(type.get())
                                .appendTo(cluster.kubectl("annotate"))
                                .with(EXEMPT + "=" + target, "--overwrite")));
            }
        });
        return names.isEmpty()
                ? Verdict.passed(
                        total.get() == 0
                                ? Message.of("check.no-resource-patches")
                                : Message.of("check.resource-patches-exempt", total.get(), target))
                : Verdict.failed(
                        "UnexemptResourcePatches",
                        Message.of(
                                "check.resource-patches-not-exempt",
                                names.size(),
                                total.get(),
                                target,
                                NameList.shortened(names)),
                        todo);
    }

    private static boolean isExempt(KubernetesObject patch, String target) {
        String version = patch.annotations().getOrDefault(EXEMPT, "").strip();
        return version.equals(target) || version.equals("v" + target);
    }

    private static Advice advice(KubernetesObject patch, ShellCommand command) {
        FieldReader fields = patch.fields();
        Message target = target(fields);
        Message change = fields.text("/spec/release")
                .map(release -> Message.of("check.resource-patch-of-release", patch.name(), target, release))
                .orElse(Message.of("check.resource-patch", patch.name(), target));
        return Advice.of(Message.sentences(change, Message.of("check.exempt-resource-patch")), command);
    }

    private static Message target(FieldReader patch) {
        Message kind = patch.text("/spec/target/kind").map(Message::verbatim).orElse(Message.of("check.some-object"));
        String name =
                patch.text("/spec/target/namespace").map(place -> place + "/").orElse("")
                        + patch.textOrEmpty("/spec/target/name");
        return name.isEmpty() ? kind : Message.of("check.patched-object", kind, name);
    }
}
