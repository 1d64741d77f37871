package io.acpupgrade.prep.preflight.advisory;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All charts of every AppRelease of the platform are deployed successfully. */
final class AppReleasesSucceeded implements Check {
    private static final Set<String> FAILURES = Set.of("DownloadFailed", "DeployFailed", "NotReady");

    @Override
    public String name() {
        return "AppReleasesSucceeded";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        Optional<ResourceType> type = context.cluster().resourceType("operator.alauda.io", "AppRelease");
        if (type.isEmpty()) {
            return Verdict.kindNotServed("AppRelease");
        }
        ItemCount failed = new ItemCount();
        ItemCount pending = new ItemCount();
        context.cluster()
                .list(
                        ObjectSelector.all(type.get()).inNamespace(ProductBase.NAMESPACE),
                        release -> count(release, failed, pending));
        return verdict(
                failed,
                pending,
                context.cluster()
                        .kubectl("-n", ProductBase.NAMESPACE, "get", type.get().qualifiedName()));
    }

    private static void count(KubernetesObject release, ItemCount failed, ItemCount pending) {
        Map<String, String> phases = release.fields().objects("/status/charts").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, chart -> chart.getValue().textOrEmpty("/phase")));
        Optional<String> failure =
                phases.values().stream().filter(FAILURES::contains).findFirst();
        boolean done = !phases.isEmpty() && phases.values().stream().allMatch("Success"::equals);
        if (failure.isPresent()) {
            failed.failed(Message.of("preflight.item", release.name(), failure.get()));
        } else if (!done) {
            failed.ok();
            pending.failed(Message.verbatim(release.name()));
        } else {
            failed.ok();
            pending.ok();
        }
    }

    private static Verdict verdict(ItemCount failed, ItemCount pending, ShellCommand showCommand) {
        if (!failed.allOk()) {
            return Verdict.failed(
                    "AppReleasesFailed",
                    Message.of("advisory.releases-failed", failed.failed(), failed.total(), failed.names()),
                    List.of(Advice.of(Message.of("advisory.fix-releases"), showCommand)));
        }
        if (failed.total() == 0) {
            return Verdict.unknown("NoAppReleases", Message.of("advisory.no-releases", ProductBase.NAMESPACE));
        }
        return pending.allOk()
                ? Verdict.passed(Message.of("advisory.releases-succeeded", failed.total(), ProductBase.NAMESPACE))
                : Verdict.retry(
                        "AppReleasesNotReady",
                        Message.of("advisory.releases-not-ready", pending.failed(), pending.total(), pending.names()));
    }
}
