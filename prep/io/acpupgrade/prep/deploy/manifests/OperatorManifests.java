package io.acpupgrade.prep.deploy.manifests;

import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects of an operator installation, in the order in which they are applied; exactly one of them is the
 * operator's Deployment.
 *
 * @param source where they were found, for messages
 * @param withheld objects that were found there and are not applied
 */
public record OperatorManifests(Message source, List<KubernetesObject> objects, List<Withheld> withheld) {
    /** The last segment of the repository of the operator's image. */
    public static final String OPERATOR = "cluster-version-operator";

    public OperatorManifests {
        objects = List.copyOf(objects);
        withheld = List.copyOf(withheld);
    }

    OperatorManifests(Message source, List<KubernetesObject> objects) {
        this(source, objects, List.of());
    }

    /** An object that is not applied, and the reason. */
    public record Withheld(KubernetesObject object, Message reason) {}

    /** Withholds objects that the operator's installation does not need. */
    public OperatorManifests withoutUnneeded() {
        UnneededObjects unneeded = new UnneededObjects(deployment().namespace().orElse(ProductBase.NAMESPACE));
        List<KubernetesObject> kept = new ArrayList<>();
        List<Withheld> omitted = new ArrayList<>();
        for (KubernetesObject object : objects) {
            unneeded.reason(object)
                    .ifPresentOrElse(reason -> omitted.add(new Withheld(object, reason)), () -> kept.add(object));
        }
        return new OperatorManifests(source, kept, omitted);
    }

    /** Withholds other workloads whose images are not part of the release. */
    public OperatorManifests withReleaseImagesOnly(ReleaseImages images) {
        List<KubernetesObject> kept = new ArrayList<>();
        List<Withheld> omitted = new ArrayList<>(withheld);
        for (KubernetesObject object : objects) {
            Optional<String> foreign = isOperator(object) ? Optional.empty() : foreignImage(object, images);
            foreign.ifPresentOrElse(
                    image -> omitted.add(new Withheld(object, Message.of("manifests.foreign-workload", image))),
                    () -> kept.add(object));
        }
        return new OperatorManifests(source, kept, omitted);
    }

    private static Optional<String> foreignImage(KubernetesObject object, ReleaseImages images) {
        return containers(object)
                .map(container -> container.textOrEmpty("/image"))
                .filter(image -> images.resolve(image).isEmpty())
                .findFirst();
    }

    /**
     * Checks that there is exactly one Deployment of the operator.
     *
     * @throws InvalidInputException where there is none, or more than one
     */
    OperatorManifests requireOneOperator() throws InvalidInputException {
        List<KubernetesObject> deployments =
                objects.stream().filter(OperatorManifests::isOperator).toList();
        if (deployments.size() != 1) {
            throw new InvalidInputException(
                    deployments.isEmpty()
                            ? Message.of("manifests.no-operator", source, OPERATOR)
                            : Message.of("manifests.many-operators", source, OPERATOR, deployments.size(), deployments),
                    Message.of("manifests.one-operator-remedy"));
        }
        return this;
    }

    /** Whether the object is the operator's Deployment; the image decides, not the name. */
    static boolean isOperator(KubernetesObject object) {
        return object.kind().equals("Deployment")
                && containers(object)
                        .anyMatch(container -> ReleaseImages.isNamed(container.textOrEmpty("/image"), OPERATOR));
    }

    public static Stream<FieldReader> containers(KubernetesObject workload) {
        return Stream.of("/spec/template/spec/initContainers", "/spec/template/spec/containers")
                .flatMap(pointer -> workload.fields().list(pointer).stream());
    }

    /** Whether these manifests define the object's kind. */
    public boolean defines(KubernetesObject object) {
        return objects.stream()
                .filter(definition -> definition.kind().equals(DefinitionGuard.KIND))
                .map(KubernetesObject::fields)
                .anyMatch(definition -> object.kind().equals(definition.textOrEmpty("/spec/names/kind"))
                        && object.apiVersion().startsWith(definition.textOrEmpty("/spec/group") + "/"));
    }

    /** The operator's Deployment. */
    KubernetesObject deployment() {
        return objects.stream()
                .filter(OperatorManifests::isOperator)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("these manifests were not checked"));
    }

    /** The API version of a kind that these manifests define. */
    public Optional<String> apiVersionOf(String kind) {
        return objects.stream()
                .filter(object -> object.kind().equals(DefinitionGuard.KIND))
                .map(KubernetesObject::fields)
                .filter(definition -> definition.textOrEmpty("/spec/names/kind").equals(kind))
                .map(definition ->
                        definition.textOrEmpty("/spec/group") + "/" + definition.textOrEmpty("/spec/versions/0/name"))
                .findFirst();
    }

    public Optional<KubernetesObject> namespace(String name) {
        return objects.stream()
                .filter(object ->
                        object.kind().equals("Namespace") && object.name().equals(name))
                .findFirst();
    }
}
