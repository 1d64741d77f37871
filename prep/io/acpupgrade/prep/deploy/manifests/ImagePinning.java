package io.acpupgrade.prep.deploy.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.acpupgrade.prep.kubernetes.KubernetesApi;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Pins workloads to a release's images: by digest, from the platform's registry, with its pull secret. The tags are
 * kept in annotations for readers.
 *
 * @param pullSecret the pull secret that ProductBase names
 */
public record ImagePinning(ReleaseImages images, Optional<String> pullSecret) {
    /** The annotation that holds the running release. */
    public static final String RELEASE_ANNOTATION = "acp-upgrade.io/release";
    /** The label on objects that this program installed. */
    static final String MANAGED_BY_LABEL = "app.kubernetes.io/managed-by";

    private static final String PREFIX = "acp-upgrade.io/";

    /** The annotation that holds an image's name and tag. */
    public static String annotationFor(String image) {
        return PREFIX + image;
    }

    /**
     * Returns the object with its images pinned.
     *
     * @throws InvalidInputException where a container's image is not part of the release
     */
    public KubernetesObject pin(KubernetesObject object) throws InvalidInputException {
        ObjectNode json = object.json();
        json.withObject("/metadata").withObject("/labels").put(MANAGED_BY_LABEL, KubernetesApi.FIELD_MANAGER);
        if (json.at("/spec/template/spec") instanceof ObjectNode pod) {
            Map<String, String> annotations = new TreeMap<>(Map.of(RELEASE_ANNOTATION, images.version()));
            pinContainers(object, pod, annotations);
            pullSecret.ifPresent(
                    name -> pod.putArray("imagePullSecrets").addObject().put("name", name));
            ObjectNode written = json.withObject("/metadata").withObject("/annotations");
            annotations.forEach(written::put);
        }
        return KubernetesObject.of(json);
    }

    private void pinContainers(KubernetesObject owner, ObjectNode pod, Map<String, String> annotations)
            throws InvalidInputException {
        for (String group : new String[] {"initContainers", "containers"}) {
            for (JsonNode container : pod.path(group)) {
                if (container instanceof ObjectNode one) {
                    one.put("image", pinned(owner, one, annotations).pullReference());
                    pinReferences(one, annotations);
                }
            }
        }
    }

    private PinnedImage pinned(KubernetesObject owner, ObjectNode container, Map<String, String> annotations)
            throws InvalidInputException {
        String written = container.path("image").asText("");
        PinnedImage image = images.resolve(written)
                .orElseThrow(() -> new InvalidInputException(
                        Message.of("manifests.foreign-image", owner, written),
                        Message.of("manifests.foreign-image-remedy")));
        annotations.put(annotationFor(image.name()), image.reference().toString());
        return image;
    }

    /**
     * Pins image references in environment variables and arguments: the operator reads the release's image from there.
     */
    private void pinReferences(ObjectNode container, Map<String, String> annotations) {
        for (JsonNode variable : container.path("env")) {
            if (variable instanceof ObjectNode one && one.path("value").isTextual()) {
                one.put("value", pinned(one.path("value").asText(), annotations));
            }
        }
        for (String field : new String[] {"command", "args"}) {
            if (container.path(field) instanceof ArrayNode arguments) {
                for (int i = 0; i < arguments.size(); i++) {
                    arguments.set(i, TextNode.valueOf(pinned(arguments.get(i).asText(), annotations)));
                }
            }
        }
    }

    private String pinned(String text, Map<String, String> annotations) {
        int value = text.startsWith("--") ? text.indexOf('=') + 1 : 0;
        String written = text.substring(value);
        Optional<PinnedImage> image = written.contains("/") ? images.resolve(written) : Optional.empty();
        image.ifPresent(found ->
                annotations.put(annotationFor(found.name()), found.reference().toString()));
        return image.map(found -> text.substring(0, value) + found.pullReference())
                .orElse(text);
    }
}
