package io.acpupgrade.prep.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.deploy.manifests.AppliedChange;
import io.acpupgrade.prep.deploy.manifests.ImagePinning;
import io.acpupgrade.prep.deploy.manifests.OperatorManifests;
import io.acpupgrade.prep.deploy.release.ReleaseState;
import io.acpupgrade.registry.corepackage.CorePackage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a deployment did, for auditors: every object before and after, and how the images were chosen. */
public record DeployReport(
        OperatorManifests manifests,
        ImagePinning pinning,
        List<AppliedChange> applied,
        Optional<ReleaseState> standing) {
    private static final String RULE = "by digest, as the registry answered for the tag when it was verified";

    public ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("manifests", manifests.source());
        root.put("release", pinning.images().version());
        pinning.pullSecret().ifPresent(name -> root.put("pullSecret", name));
        standing.ifPresent(one ->
                root.putObject("standing").put("state", one.state().name()).put("message", one.description()));
        ArrayNode images = root.putArray("images");
        Stream.of(CorePackage.OPERATOR_IMAGE, CorePackage.PRODUCT_IMAGE)
                .flatMap(name -> pinning.images().withName(name).stream())
                .forEach(image -> images.addObject()
                        .put("reference", image.reference().toString())
                        .put("image", image.pullReference())
                        .put("rule", RULE));
        ArrayNode objects = root.putArray("objects");
        applied.forEach(one -> add(objects.addObject(), one));
        return root;
    }

    private static void add(ObjectNode object, AppliedChange applied) {
        object.put("object", applied.change().wanted().toString());
        object.put("apiVersion", applied.change().wanted().apiVersion());
        object.put("result", applied.change().effect().name());
        object.put("resourceVersionBefore", applied.change().resourceVersion());
        object.put("resourceVersionAfter", applied.resourceVersion());
        if (!applied.change().note().isEmpty()) {
            object.put("why", applied.change().note());
        }
        applied.change().differences().forEach(object.withArray("changed")::add);
    }
}
