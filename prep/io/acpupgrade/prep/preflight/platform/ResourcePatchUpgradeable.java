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
            return Verdict.notApplicable("NoResourcePatches", Message.text("the cluster serves no kind ResourcePatch"));
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
                                ? Message.text("there are no ResourcePatches")
                                : Message.text("all " + total + " ResourcePatches are exempt for " + target))
                : Verdict.failed(
                        "UnexemptResourcePatches",
                        Message.text(names.size() + " of " + total + " ResourcePatches are not exempt for " + target
                                + ": " + NameList.of(names)),
                        todo);
    }

    private static boolean isExempt(KubernetesObject patch, String target) {
        String version = patch.annotations().getOrDefault(EXEMPT, "").strip();
        return version.equals(target) || version.equals("v" + target);
    }

    private static Advice advice(KubernetesObject patch, ShellCommand command) {
        FieldReader fields = patch.fields();
        String target = fields.text("/spec/target/kind").orElse("an object") + " "
                + fields.text("/spec/target/namespace")
                        .map(place -> place + "/")
                        .orElse("")
                + fields.textOrEmpty("/spec/target/name");
        String release =
                fields.text("/spec/release").map(name -> " of release " + name).orElse("");
        return Advice.of(
                Message.text(patch.name() + " changes " + target.strip() + release
                        + ". Look whether the new version gets along with that; where it does, exempt it:"),
                command);
    }
}
