package io.acpupgrade.prep.output.html;

import static io.acpupgrade.prep.output.html.Section.each;
import static io.acpupgrade.prep.output.html.Section.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was done to the cluster. */
final class DeploymentSection implements Section {
    @Override
    public Stream<Element> of(JsonNode report) {
        JsonNode deployment = report.path("deployment");
        Stream<Element> facts = new Facts()
                .addCode("Manifests", text(deployment, "manifests"))
                .add("Release", text(deployment, "release"))
                .add("Where it stands", text(deployment.path("standing"), "message"))
                .addCode("Pull secret", text(deployment, "pullSecret"))
                .list();
        return deployment.isObject()
                ? Stream.of(Section.titled(
                        "Deployment",
                        Stream.of(facts, images(deployment.path("images")), objects(deployment.path("objects")))
                                .flatMap(part -> part)))
                : Stream.empty();
    }

    private static Stream<Element> images(JsonNode images) {
        Table table = new Table("Images", Table.Column.code("Reference"), Table.Column.code("Pulled as"));
        table.add(each(images).map(image -> table.row(text(image, "reference"), text(image, "image"))));
        return images.isEmpty() ? Stream.empty() : Stream.of(table.element());
    }

    private static Stream<Element> objects(JsonNode objects) {
        Table table = new Table(
                "Objects in the cluster",
                Table.Column.code("Object"),
                Table.Column.text("Result"),
                Table.Column.text("What changed"));
        table.add(each(objects)
                .map(object -> table.row(text(object, "object"), text(object, "result"), changes(object))));
        return objects.isEmpty() ? Stream.empty() : Stream.of(table.element());
    }

    private static String changes(JsonNode object) {
        return Stream.concat(
                        Stream.of(text(object, "why")),
                        each(object.path("changed")).map(JsonNode::asText))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
