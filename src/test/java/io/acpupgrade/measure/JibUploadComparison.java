package io.acpupgrade.measure;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.http.PooledHttpClient;
import com.google.cloud.tools.jib.registry.RegistryClient;
import com.sun.management.OperatingSystemMXBean;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.MediaType;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.remote.TestConnection;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What uploads cost: this program's own, jib's on the same pooled transport, and jib's as it comes.
 *
 * <p>Against a registry as {@code registry.sh start DIR PORT} of the measurements starts it (user admin, password
 * secret, TLS with {@code DIR/ca.pem}), each way in a JVM of its own:
 *
 * <pre>{@code
 * mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=/tmp/cp -Dmdep.includeScope=test
 * for way in OWN JIB_POOLED JIB_STOCK; do
 *   java -cp target/test-classes:target/classes:$(cat /tmp/cp) io.acpupgrade.measure.JibUploadComparison \
 *     $way 127.0.0.1:11443 DIR/ca.pem BLOBS MEBIBYTES JOBS
 * done
 * }</pre>
 *
 * It prints the way, blobs, MiB each, jobs, seconds, and the client's own CPU seconds. Requests and connections are in
 * the registry's access log.
 */
public final class JibUploadComparison {
    private static final int WARM_UP = 6;

    private JibUploadComparison() {}

    /** The ways to upload that are compared. */
    enum Way {
        OWN,
        JIB_POOLED,
        JIB_STOCK
    }

    /** One way to send a blob. */
    @FunctionalInterface
    private interface Upload {
        void send(Descriptor blob, Registry.Body body) throws Exception;
    }

    private record Load(Descriptor blob, Registry.Body body) {}

    public static void main(String... args) throws Exception {
        Path authority = Path.of(args[2]);
        trustByDefault(authority);
        TestConnection dial = TestConnection.to("https://" + args[1])
                .trusting(Files.readString(authority))
                .as("admin", "secret");
        Upload upload = upload(Way.valueOf(args[0]), dial, args[1]);
        int blobs = Integer.parseInt(args[3]);
        int size = Integer.parseInt(args[4]) << 20;
        int jobs = Integer.parseInt(args[5]);
        sendAll(blobs(WARM_UP, size), jobs, upload);
        List<Load> load = blobs(blobs, size);
        long cpu = cpu();
        long start = System.nanoTime();
        sendAll(load, jobs, upload);
        System.out.printf(
                "%s %d %s %d %.2f %.2f%n",
                args[0], blobs, args[4], jobs, (System.nanoTime() - start) / 1e9, (cpu() - cpu) / 1e9);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** jib's own transport asks the platform whom to trust. */
    private static void trustByDefault(Path authority) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        Path file = Files.createTempFile("trust", ".p12");
        file.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "measure".toCharArray());
        }
        System.setProperty("javax.net.ssl.trustStore", file.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", "measure");
    }

    private static Upload upload(Way way, TestConnection dial, String host) throws Exception {
        if (way == Way.OWN) {
            Registry registry = dial.withoutRetries();
            registry.ping();
            Repository repository = new Repository("measure/own");
            return (blob, body) -> registry.push(repository, blob, Optional.empty(), body);
        }
        boolean stock = way == Way.JIB_STOCK;
        FailoverHttpClient http =
                stock ? new FailoverHttpClient(false, false, event -> {}) : new PooledHttpClient(dial.transport());
        RegistryClient client = RegistryClient.factory(
                        EventHandlers.NONE, host, stock ? "measure/stock" : "measure/pooled", http)
                .setCredential(Credential.from("admin", "secret"))
                .newRegistryClient();
        if (stock) {
            client.configureBasicAuth();
        }
        client.checkBlob(DescriptorDigest.fromHash("0".repeat(64)));
        return (blob, body) -> client.pushBlob(
                DescriptorDigest.fromDigest(blob.digest().toString()),
                Blobs.from(body::writeTo, true),
                null,
                sent -> {});
    }

    /** Blobs that no registry holds yet. */
    private static List<Load> blobs(int count, int size) {
        byte[] noise = new byte[size];
        Random random = new Random();
        random.nextBytes(noise);
        List<Load> blobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] blob = noise.clone();
            ByteBuffer.wrap(blob).putLong(random.nextLong());
            blobs.add(new Load(Descriptor.of(MediaType.OCI_LAYER_GZIP, blob), out -> out.write(blob)));
        }
        return blobs;
    }

    private static void sendAll(List<Load> blobs, int jobs, Upload upload) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(jobs);
        List<Future<?>> sent = new ArrayList<>();
        for (Load load : blobs) {
            sent.add(senders.submit(() -> {
                upload.send(load.blob(), load.body());
                return load.blob();
            }));
        }
        for (Future<?> each : sent) {
            var unused = each.get();
        }
        senders.shutdown();
    }
}
