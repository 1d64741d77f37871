package io.acpupgrade.prep.deploy.manifests;

import io.acpupgrade.prep.kubernetes.FieldReader;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.kubernetes.ProductBase;
import io.acpupgrade.registry.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that makes an installation of the operator, in the order in which it is applied; exactly one Deployment of
 * the operator is among it.
 *
 * @param source where it was found, for people
 * @param withheld what lies among it and is not applied
 */
public record OperatorManifests(String source, List<KubernetesObject> objects, List<Withheld> withheld) {
    /** The last segment of the repository of the operator's image. */
    public static final String OPERATOR = "cluster-version-operator";

    public OperatorManifests {
        objects = List.copyOf(objects);
        withheld = List.copyOf(withheld);
    }

    OperatorManifests(String source, List<KubernetesObject> objects) {
        this(source, objects, List.of());
    }

    /** An object that is not applied, and why. */
    public record Withheld(KubernetesObject object, String reason) {}

    /** The same without what an operator's installation does not need. */
    public OperatorManifests withoutUnneeded() {
        UnneededObjects unneeded = new UnneededObjects(deployment().namespace().orElse(ProductBase.NAMESPACE));
        List<KubernetesObject> kept = new ArrayList<>();
        List<Withheld> left = new ArrayList<>();
        for (KubernetesObject object : objects) {
            unneeded.reason(object)
                    .ifPresentOrElse(reason -> left.add(new Withheld(object, reason)), () -> kept.add(object));
        }
        return new OperatorManifests(source, kept, left);
    }

    /** The same without what else runs images that the release does not bring. */
    public OperatorManifests withReleaseImagesOnly(ReleaseImages images) {
        List<KubernetesObject> kept = new ArrayList<>();
        List<Withheld> left = new ArrayList<>(withheld);
        for (KubernetesObject object : objects) {
            Optional<String> foreign = isOperator(object) ? Optional.empty() : foreignImage(object, images);
            foreign.ifPresentOrElse(
                    image -> left.add(new Withheld(
                            object,
                            "the operator does not need it, and its image '" + image + "' is not of the release")),
                    () -> kept.add(object));
        }
        return new OperatorManifests(source, kept, left);
    }

    private static Optional<String> foreignImage(KubernetesObject object, ReleaseImages images) {
        return containers(object)
                .map(container -> container.textOrEmpty("/image"))
                .filter(image -> images.resolve(image).isEmpty())
                .findFirst();
    }

    /**
     * The same after a look at what it holds.
     *
     * @throws InvalidInputException where it holds no Deployment of the operator, or two
     */
    OperatorManifests requireOneOperator() throws InvalidInputException {
        List<KubernetesObject> deployments =
                objects.stream().filter(OperatorManifests::isOperator).toList();
        if (deployments.size() != 1) {
            String found = deployments.isEmpty() ? "none" : deployments.size() + ": " + deployments;
            throw new InvalidInputException(
                    "The operator's manifests in " + source + " must hold one Deployment with the image '" + OPERATOR
                            + "', and hold " + found,
                    "Name the right file or folder with --operator-manifest, or leave the package's manifests out of it.");
        }
        return this;
    }

    /** Whether this runs the operator, by what counts: its image. */
    static boolean isOperator(KubernetesObject object) {
        return object.kind().equals("Deployment")
                && containers(object)
                        .anyMatch(container -> ReleaseImages.isNamed(container.textOrEmpty("/image"), OPERATOR));
    }

    public static Stream<FieldReader> containers(KubernetesObject workload) {
        return Stream.of("/spec/template/spec/initContainers", "/spec/template/spec/containers")
                .flatMap(pointer -> workload.fields().list(pointer).stream());
    }

    /** Whether a definition among these makes the API server serve the object's kind. */
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

    /** The API version of a kind that they define. */
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
