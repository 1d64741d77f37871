package io.acpupgrade.prep.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A real cluster, read through fabric8; kinds that Kubernetes does not know are read as plain JSON. */
final class KubernetesCluster implements Cluster {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int REQUEST_MILLIS = 20_000;

    private static final String PRODUCT_BASES = "/apis/product.alauda.io/v1alpha2/productbases/";
    private static final String OLDER_PRODUCT_BASES = "/apis/product.alauda.io/v1alpha1/productbases/";
    private static final String CLUSTERS = "/apis/platform.tkestack.io/v1/clusters/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final ClusterErrors errors;

    KubernetesCluster(Config config) {
        this.client = new KubernetesClientBuilder()
                .withConfig(impatient(config))
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
        this.errors = new ClusterErrors(server());
    }

    /** fabric8 alone would wait and try again for minutes; a person who mistyped an address should not. */
    private static Config impatient(Config config) {
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setRequestTimeout(REQUEST_MILLIS);
        config.setRequestRetryBackoffLimit(0);
        config.setUserAgent("acp-upgrade");
        return config;
    }

    @Override
    public String server() {
        return client.getMasterUrl().toString().replaceAll("/+$", "");
    }

    @Override
    public Optional<ProductBase> productBase() throws ClusterException {
        ApiObject object = ApiObject.clusterWide("ProductBase", "productbases.product.alauda.io", "base");
        Optional<JsonNode> current = generic(object, PRODUCT_BASES);
        // a platform that does not serve the newer version says so with the same 404 as one without the object
        Optional<JsonNode> found = current.isPresent() ? current : generic(object, OLDER_PRODUCT_BASES);
        return found.map(ProductBase::parse);
    }

    @Override
    public Optional<ManagedCluster> managedCluster(String name) throws ClusterException {
        return generic(ApiObject.clusterWide("Cluster", "clusters.platform.tkestack.io", name), CLUSTERS)
                .map(ManagedCluster::parse);
    }

    @Override
    public Optional<SecretData> secret(String namespace, String name) throws ClusterException {
        ApiObject object = ApiObject.namespaced("Secret", "secrets", namespace, name);
        return read(
                        object,
                        () -> client.secrets()
                                .inNamespace(namespace)
                                .withName(name)
                                .get())
                .map(KubernetesCluster::decoded);
    }

    @Override
    public Optional<Map<String, String>> configMap(String namespace, String name) throws ClusterException {
        ApiObject object = ApiObject.namespaced("ConfigMap", "configmaps", namespace, name);
        return read(
                        object,
                        () -> client.configMaps()
                                .inNamespace(namespace)
                                .withName(name)
                                .get())
                .map(ConfigMap::getData)
                .map(Map::copyOf);
    }

    @Override
    public void close() {
        client.close();
    }

    /** Reads an object as it comes; fabric8's generic resources would warn on the console of each alpha version. */
    private Optional<JsonNode> generic(ApiObject object, String path) throws ClusterException {
        Optional<String> text = read(object, () -> client.raw(path + object.name()));
        return text.isEmpty() ? Optional.empty() : Optional.of(parsed(object, text.get()));
    }

    private JsonNode parsed(ApiObject object, String text) throws ClusterException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw errors.unreadable(object, e);
        }
    }

    private <T> Optional<T> read(ApiObject object, Supplier<T> get) throws ClusterException {
        try {
            return Optional.ofNullable(get.get());
        } catch (KubernetesClientException e) {
            // fabric8's exception holds the request with its credentials and is not passed on
            throw errors.reading(object, e);
        }
    }

    private static SecretData decoded(Secret secret) {
        Map<String, byte[]> values = new TreeMap<>();
        Optional.ofNullable(secret.getData())
                .orElse(Map.of())
                .forEach((key, value) -> values.put(key, Base64.getDecoder().decode(value)));
        return new SecretData(values);
    }
}
