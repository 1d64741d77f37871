package io.acpupgrade.measure;

import io.acpupgrade.fixture.cluster.TestCluster;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How long a local preflight takes, with how many requests and how much memory, on a cluster with N of each: nodes,
 * ModuleInfos, ResourcePatches. {@code LargeCluster N SCRIPT}: the script, {@code upgrade.sh}, runs in a process of its own.
 */
public final class LargeCluster {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
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
        // the JDK's own server would hold back the end of each answer for 40 ms
        System.setProperty("sun.net.httpserver.nodelay", "true");
        int count = Integer.parseInt(args[0]);
        String script = Path.of(args[1]).toAbsolutePath().toString();
        Path folder = Files.createTempDirectory("large");
        try (TestCluster cluster = TestCluster.start(folder, TestCluster.PLATFORM)) {
            fill(cluster, count);
            ProcessBuilder preflight = new ProcessBuilder(
                            "bash", script, "--preflight", "--to", "4.3.0", "--origin", "local")
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            preflight.environment().put("KUBECONFIG", cluster.kubeconfig().toString());
            for (int round = 0; round < 5; round++) {
                cluster.fakeOnly().requests().clear();
                measure(count, preflight, cluster);
            }
        }
    }

    private static void measure(int count, ProcessBuilder preflight, TestCluster cluster) throws Exception {
        long start = System.nanoTime();
        Process process = preflight.start();
        long peak = 0;
        do {
            peak = Math.max(peak, peakOf(process));
        } while (!process.waitFor(20, TimeUnit.MILLISECONDS));
        System.out.printf(
                "%d of each: exit code %d, %.2f s, %d requests, %d MB resident at the most%n",
                count,
                process.exitValue(),
                (System.nanoTime() - start) / 1e9,
                cluster.fakeOnly().requests().all().size(),
                peak / 1024);
    }

    /** In kB; the script has become the program, under the same number. */
    private static long peakOf(Process process) {
        try {
            Matcher line = PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
            return line.find() ? Long.parseLong(line.group(1)) : 0;
        } catch (IOException e) {
            // it has ended
            return 0;
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
