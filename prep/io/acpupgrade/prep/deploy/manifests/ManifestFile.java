package io.acpupgrade.prep.deploy.manifests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.acpupgrade.prep.kubernetes.KubernetesObject;
import io.acpupgrade.prep.text.ShellCommand;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A YAML file as {@code kubectl apply -f} accepts it: several documents, and lists of objects.
 *
 * @param name for messages
 */
record ManifestFile(String name, String yaml) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Message REMEDY = Message.of(
            "manifests.correct-file", ShellCommand.of("kubectl", "create", "--dry-run=client", "-f", "FILE"));

    /** A quick check before the file is parsed. */
    boolean mentionsOperator() {
        return yaml.contains(OperatorManifests.OPERATOR);
    }

    List<KubernetesObject> objects() throws InvalidInputException {
        List<KubernetesObject> objects = new ArrayList<>();
        for (JsonNode document : documents()) {
            if (document.path("items").isArray()) {
                for (JsonNode item : document.path("items")) {
                    objects.add(object(item));
                }
            } else if (!document.isNull() && !document.isMissingNode() && !document.isEmpty()) {
                objects.add(object(document));
            }
        }
        return objects;
    }

    private List<JsonNode> documents() throws InvalidInputException {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return documents.readAll();
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    Message.of(
                            "manifests.not-yaml",
                            name,
                            e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr(),
                            e.getOriginalMessage().lines().findFirst().orElse("")),
                    REMEDY);
        } catch (IOException e) {
            throw new IllegalStateException("a text can always be read", e);
        }
    }

    private KubernetesObject object(JsonNode document) throws InvalidInputException {
        boolean complete = List.of("/apiVersion", "/kind", "/metadata/name").stream()
                .allMatch(pointer -> document.at(pointer).isTextual());
        if (!complete) {
            throw new InvalidInputException(Message.of("manifests.not-an-object", name), REMEDY);
        }
        return KubernetesObject.of(document);
    }
}
