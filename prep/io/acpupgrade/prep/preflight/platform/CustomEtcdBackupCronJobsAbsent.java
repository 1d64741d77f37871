package io.acpupgrade.prep.preflight.platform;

import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.Check;
import io.acpupgrade.prep.preflight.CheckContext;
import io.acpupgrade.prep.preflight.ClusterReader;
import io.acpupgrade.prep.preflight.Verdict;
import io.acpupgrade.prep.text.NameList;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The only etcd backup jobs are the platform's own. GUESS: the names of such jobs contain both "etcd" and "backup". */
final class CustomEtcdBackupCronJobsAbsent implements Check {
    private static final String OWN = "etcd-backup-default";
    private static final List<String> NAMESPACES = List.of(ProductBase.NAMESPACE, "kube-system");

    @Override
    public String name() {
        return "CustomEtcdBackupCronJobsAbsent";
    }

    @Override
    public Verdict evaluate(CheckContext context) throws ClusterException {
        ClusterReader cluster = context.cluster();
        List<String> names = new ArrayList<>();
        List<Advice> todo = new ArrayList<>();
        for (ResourceType type : jobs(cluster)) {
            for (String namespace : NAMESPACES) {
                cluster.list(ObjectSelector.all(type).inNamespace(namespace), job -> {
                    if (isBackup(job.name())) {
                        addFinding(job, type, cluster, names, todo);
                    }
                });
            }
        }
        Optional<ResourceType> settings =
                cluster.resourceType("enhancement.cluster.alauda.io", "EtcdBackupConfiguration");
        if (settings.isPresent()) {
            cluster.list(
                    ObjectSelector.all(settings.get()), one -> addFinding(one, settings.get(), cluster, names, todo));
        }
        return names.isEmpty()
                ? Verdict.passed(Message.of("check.etcd-backups-absent"))
                : Verdict.failed("CustomEtcdBackupFound", Message.of("check.found", NameList.shortened(names)), todo);
    }

    private static List<ResourceType> jobs(ClusterReader cluster) throws ClusterException {
        List<ResourceType> types = new ArrayList<>(List.of(ResourceType.CRON_JOBS));
        cluster.resourceType("operator.alauda.io", "AdvancedCronJob").ifPresent(types::add);
        return types;
    }

    private static boolean isBackup(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("etcd") && lower.contains("backup");
    }

    private static void addFinding(
            KubernetesObject found, ResourceType type, ClusterReader cluster, List<String> names, List<Advice> todo) {
        if (found.name().equals(OWN)) {
            return;
        }
        names.add(found.toString());
        todo.add(Advice.of(
                Message.of("check.delete-etcd-backup", found.toString()),
                found.named(type).appendTo(cluster.kubectl("delete"))));
    }
}
