package io.acpupgrade.prep.kubernetes.fabric8;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.prep.kubernetes.AccessHints;
import io.acpupgrade.prep.kubernetes.ApiListener;
import io.acpupgrade.prep.kubernetes.ClusterConnection;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ManagedCluster;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.PlatformProxy;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.kubernetes.SecretData;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A cluster connection through fabric8. */
final class KubernetesCluster implements ClusterConnection {
    static final int CONNECT_MILLIS = 10_000;
    static final int REQUEST_MILLIS = 20_000;

    private static final ResourceType OLDER_PRODUCT_BASES = ResourceType.PRODUCT_BASES.withVersion("v1alpha1");

    private final KubernetesClient client;
    private final KubernetesApi api;
    private final RetryPolicy retries;

    /**
     * Prepares the connection; sends nothing yet.
     *
     * @param source where the configuration is from
     * @param hints how users reach the cluster
     * @param proxy the proxy that the configuration names
     */
    KubernetesCluster(
            Config config,
            Message source,
            AccessHints hints,
            Optional<ApiProxy> proxy,
            RetryPolicy retries,
            ApiListener listener) {
        this.retries = retries;
        Counter counter = new Counter(new AtomicInteger());
        this.client = new KubernetesClientBuilder()
                .withConfig(configure(config))
                .withHttpClientFactory(new ApiTransport())
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("count", counter))
                .build();
        KubernetesLogin login = KubernetesLogin.of(client.getConfiguration(), source);
        ApiClient apiClient = new ApiClient(
                client.getHttpClient(),
                new ClusterErrors(server(), login, hints, proxy, InstantSource.system()),
                listener);
        this.api = new RetryingApi(
                new RestApi(client, apiClient, hints.kubectl(), counter.sent()::get), retries, listener);
    }

    private record Counter(AtomicInteger sent) implements Interceptor {
        @Override
        public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            sent.incrementAndGet();
        }
    }

    /**
     * Sets short timeouts and no retries: fabric8 would retry silently for minutes, {@link RetryingApi} reports its
     * retries.
     */
    private static Config configure(Config config) {
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setRequestTimeout(REQUEST_MILLIS);
        config.setRequestRetryBackoffLimit(0);
        config.setUserAgent(KubernetesApi.FIELD_MANAGER);
        // a PKCS #8 header does not name the key's algorithm; the certificate does
        KubernetesLogin.certificate(config)
                .ifPresent(owned -> config.setClientKeyAlgo(owned.getPublicKey().getAlgorithm()));
        return config;
    }

    @Override
    public String server() {
        return client.getMasterUrl().toString().replaceAll("/+$", "");
    }

    @Override
    public ShellCommand kubectl() {
        return api.kubectl();
    }

    @Override
    public KubernetesApi api() {
        return api;
    }

    @Override
    public ClusterConnection workload(String name, ApiListener listener) throws ClusterException {
        Optional<PlatformProxy> proxy = PlatformProxy.of(server());
        Config config = proxy.isPresent() ? configFor(proxy.get().serverOf(name)) : new WorkloadLookup(api).find(name);
        AccessHints hints = new AccessHints(
                proxy.map(platform -> api.kubectl().option("--server", platform.serverOf(name)))
                        .orElseGet(() -> WorkloadLookup.kubectl(name)),
                WorkloadLookup.ALTERNATIVE);
        return ClusterAccess.open(config, Message.of("fabric8.stored-access"), hints, retries, listener);
    }

    /** The same login for another server. */
    private Config configFor(String server) {
        Config current = client.getConfiguration();
        Config target = new RefreshingConfig(current, before -> current.refresh());
        target.setMasterUrl(server);
        return target;
    }

    @Override
    public Optional<ProductBase> productBase() throws ClusterException {
        Optional<JsonNode> current = read(ObjectName.clusterScoped(ResourceType.PRODUCT_BASES, "base"));
        // a platform without the newer version answers the same 404 as one without the object
        Optional<JsonNode> found =
                current.isPresent() ? current : read(ObjectName.clusterScoped(OLDER_PRODUCT_BASES, "base"));
        return found.map(ProductBase::parse);
    }

    @Override
    public Optional<ManagedCluster> managedCluster(String name) throws ClusterException {
        return read(ObjectName.clusterScoped(ResourceType.CLUSTERS, name)).map(ManagedCluster::parse);
    }

    @Override
    public Set<String> nodeAddresses() throws ClusterException {
        Set<String> addresses = new HashSet<>();
        api.list(
                ObjectSelector.all(ResourceType.NODES),
                node -> node.fields()
                        .list("/status/addresses")
                        .forEach(address -> address.text("/address").ifPresent(addresses::add)));
        return addresses;
    }

    @Override
    public Optional<SecretData> secret(String namespace, String name) throws ClusterException {
        return read(ObjectName.namespaced(ResourceType.SECRETS, namespace, name))
                .map(KubernetesCluster::decode);
    }

    @Override
    public Optional<Map<String, String>> configMap(String namespace, String name) throws ClusterException {
        return read(ObjectName.namespaced(ResourceType.CONFIG_MAPS, namespace, name))
                .map(json -> new FieldReader(json).map("/data"));
    }

    private Optional<JsonNode> read(ObjectName name) throws ClusterException {
        return api.read(name).map(KubernetesObject::json);
    }

    @Override
    public void close() {
        client.close();
    }

    private static SecretData decode(JsonNode secret) {
        Map<String, byte[]> values = new TreeMap<>();
        new FieldReader(secret)
                .map("/data")
                .forEach((key, value) -> values.put(key, Base64.getDecoder().decode(value)));
        return new SecretData(values);
    }
}
