package io.acpupgrade.prep.deploy.manifests;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.deploy.DeployException;
import io.acpupgrade.prep.deploy.DeployException.Kind;
import io.acpupgrade.prep.kubernetes.ClusterException;
import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ObjectSelector;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.prep.kubernetes.ResourceType;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * An operator that was installed under another name than the manifests use: it gets the new image, and no second
 * operator is created.
 */
public record ExistingOperator(KubernetesApi api) {
    /**
     * The objects to apply: the manifests or, where the operator was installed in another way, the definitions and the
     * new image of its Deployment.
     */
    public List<KubernetesObject> adopt(OperatorManifests manifests) throws ClusterException, DeployException {
        String ours = manifests.deployment().name();
        List<KubernetesObject> running = running();
        if (running.isEmpty()
                || running.stream().anyMatch(deployment -> deployment.name().equals(ours))) {
            return manifests.objects();
        }
        if (running.size() > 1) {
            throw new DeployException(
                    Kind.FAILED,
                    Message.of("manifests.several-operators", running.size()),
                    running.stream()
                            .map(KubernetesObject::toString)
                            .map(Message::verbatim)
                            .toList(),
                    Message.of("manifests.several-operators-remedy"));
        }
        return adopted(manifests, running.get(0));
    }

    /** Every Deployment that runs the operator's image. */
    public List<KubernetesObject> running() throws ClusterException {
        List<KubernetesObject> running = new ArrayList<>();
        api.list(ObjectSelector.all(ResourceType.DEPLOYMENTS).inNamespace(ProductBase.NAMESPACE), deployment -> {
            if (OperatorManifests.isOperator(deployment)) {
                running.add(deployment);
            }
        });
        return running;
    }

    private static List<KubernetesObject> adopted(OperatorManifests manifests, KubernetesObject running) {
        List<KubernetesObject> objects = new ArrayList<>(manifests.objects().stream()
                .filter(object -> object.kind().equals(DefinitionGuard.KIND))
                .toList());
        objects.add(withImageOnly(running));
        return objects;
    }

    /** The smallest apply that changes the image; all other fields stay with their owners. */
    private static KubernetesObject withImageOnly(KubernetesObject running) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("apiVersion", running.apiVersion()).put("kind", running.kind());
        json.putObject("metadata").put("name", running.name()).put("namespace", ProductBase.NAMESPACE);
        ObjectNode pod = json.putObject("spec").putObject("template").putObject("spec");
        for (String group : List.of("initContainers", "containers")) {
            List<FieldReader> operators = running.fields().list("/spec/template/spec/" + group).stream()
                    .filter(container ->
                            ReleaseImages.isNamed(container.textOrEmpty("/image"), OperatorManifests.OPERATOR))
                    .toList();
            if (!operators.isEmpty()) {
                ArrayNode containers = pod.putArray(group);
                operators.forEach(container -> containers
                        .addObject()
                        .put("name", container.textOrEmpty("/name"))
                        .put("image", container.textOrEmpty("/image")));
            }
        }
        return KubernetesObject.of(json);
    }
}
