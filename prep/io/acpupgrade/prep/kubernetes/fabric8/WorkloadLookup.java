package io.acpupgrade.prep.kubernetes.fabric8;

import io.acpupgrade.prep.kubernetes.ApiServerAddress;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.ClusterException.Kind;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectName;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import io.fabric8.kubernetes.client.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds address and credentials of a workload cluster as the platform stores them: in {@code clusters} and {@code
 * clustercredentials} of {@code platform.tkestack.io/v1}. Credentials are never printed.
 *
 * @param platform the API of the global cluster
 */
record WorkloadLookup(KubernetesApi platform) {
    static final Message ALTERNATIVE = Message.of("fabric8.or-cluster-kubeconfig");
    private static final Message REMEDY = Message.of("fabric8.cluster-kubeconfig");

    private static final ResourceType CREDENTIALS = new ResourceType(
            "platform.tkestack.io", "v1", "ClusterCredential", "clustercredentials", ResourceType.Scope.CLUSTER);

    /** The credentials are not written to a file for kubectl, so the user has to provide a kubeconfig. */
    static ShellCommand kubectl(String cluster) {
        return ShellCommand.of("kubectl").option("--kubeconfig", cluster + ".kubeconfig");
    }

    /** Builds fabric8's configuration; without a stored CA, the system's trust store applies. */
    Config find(String cluster) throws ClusterException {
        try {
            FieldReader clusterObject = platform.read(ObjectName.clusterScoped(ResourceType.CLUSTERS, cluster))
                    .map(KubernetesObject::fields)
                    .orElseThrow(() -> noAccess(cluster, Message.of("fabric8.no-such-cluster")));
            String server = ApiServerAddress.of(clusterObject)
                    .orElseThrow(() -> noAccess(cluster, Message.of("fabric8.cluster-without-address")))
                    .url();
            return config(server, credential(cluster, clusterObject));
        } catch (ClusterException e) {
            throw e.remedy().equals(REMEDY) ? e : e.withAlternative(ALTERNATIVE);
        }
    }

    private FieldReader credential(String cluster, FieldReader clusterObject) throws ClusterException {
        Optional<String> named = clusterObject.text("/spec/clusterCredentialRef/name");
        Optional<KubernetesObject> found = named.isPresent()
                ? platform.read(ObjectName.clusterScoped(CREDENTIALS, named.get()))
                : credentialOf(cluster);
        String what = "ClusterCredential" + named.map(name -> " " + name).orElse("");
        FieldReader credential = found.map(KubernetesObject::fields)
                .orElseThrow(() -> noAccess(cluster, Message.of("fabric8.no-credential", what)));
        boolean hasCertificate = credential.has("/clientCert") && credential.has("/clientKey");
        if (!hasCertificate && credential.text("/token").isEmpty()) {
            throw noAccess(cluster, Message.of("fabric8.empty-credential", what));
        }
        return credential;
    }

    private Optional<KubernetesObject> credentialOf(String cluster) throws ClusterException {
        List<KubernetesObject> found = new ArrayList<>();
        platform.list(ObjectSelector.all(CREDENTIALS), one -> {
            if (one.fields().textOrEmpty("/clusterName").equals(cluster)) {
                found.add(one);
            }
        });
        return found.stream().findFirst();
    }

    /** Uses certificate and token together, as the platform does: either may have expired. */
    private static Config config(String server, FieldReader credential) {
        Config config = Config.empty();
        config.setMasterUrl(server);
        credential.text("/caCert").ifPresent(config::setCaCertData);
        credential.text("/token").ifPresent(config::setOauthToken);
        credential.text("/clientKey").ifPresent(config::setClientKeyData);
        credential.text("/clientCert").ifPresent(config::setClientCertData);
        return config;
    }

    private static ClusterException noAccess(String cluster, Message why) {
        return new ClusterException(Kind.NOT_CONFIGURED, Message.of("fabric8.looking-up-access", cluster, why), REMEDY);
    }
}
