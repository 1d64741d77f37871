package io.acpupgrade.measure;

import io.acpupgrade.fixture.cluster.TestCluster;
import io.acpupgrade.fixture.console.CommandLineRun;
import io.acpupgrade.fixture.console.Console;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How long a local preflight takes, and how many requests, on a cluster with N of each: nodes, ModuleInfos, ResourcePatches.
 * {@code LargeCluster N}; heap by {@code -Xmx}.
 */
public final class LargeCluster {
    private static final String NODE = """
            {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n%d"}, "status": {
            "conditions": [{"type": "Ready", "status": "True"}],
            "nodeInfo": {"containerRuntimeVersion": "containerd://2.0.1", "kubeletVersion": "v1.33.5",
            "architecture": "amd64", "kernelVersion": "5.14.0"}}}""";
    private static final String MODULE = """
            {"apiVersion": "cluster.alauda.io/v1alpha1", "kind": "ModuleInfo", "metadata": {"name": "m%d",
            "labels": {"cpaas.io/cluster-name": "global", "cpaas.io/module-name": "m%d"}},
            "spec": {"version": "v1.0.0"}, "status": {"phase": "Running", "version": "v1.0.0"}}""";
    private static final String PATCH = """
            {"apiVersion": "operator.alauda.io/v1alpha1", "kind": "ResourcePatch", "metadata": {"name": "rp-%d"},
            "spec": {"release": "cpaas-system/a", "target": {"apiVersion": "v1", "kind": "ConfigMap", "name": "c%d"}}}""";

    private LargeCluster() {}

    public static void main(String... args) throws Exception {
        int count = Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("large");
        try (TestCluster cluster = TestCluster.start(folder, TestCluster.PLATFORM)) {
            fill(cluster, count);
            CommandLineRun preflight = CommandLineRun.in(folder)
                    .exported("KUBECONFIG", cluster.kubeconfig().toString());
            for (int round = 0; round < 3; round++) {
                cluster.fakeOnly().requests().clear();
                long start = System.nanoTime();
                Console told = preflight.run("--preflight", "--to", "4.3.0", "--origin", "local");
                System.out.printf(
                        "%d of each: exit code %d, %.2f s, %d requests%n",
                        count,
                        told.exitCode(),
                        (System.nanoTime() - start) / 1e9,
                        cluster.fakeOnly().requests().all().size());
            }
        }
    }

    private static void fill(TestCluster cluster, int count) throws Exception {
        try (KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(Files.readString(cluster.kubeconfig())))
                .build()) {
            IntStream.range(0, count).forEach(i -> {
                post(client, "/api/v1/nodes", NODE.formatted(i));
                post(client, "/apis/cluster.alauda.io/v1alpha1/moduleinfoes", MODULE.formatted(i, i));
                post(client, "/apis/operator.alauda.io/v1alpha1/resourcepatches", PATCH.formatted(i, i));
            });
        }
    }

    private static void post(KubernetesClient client, String path, String json) {
        var unused =
                client.raw(path, "POST", client.getKubernetesSerialization().unmarshal(json, Map.class));
    }
}
