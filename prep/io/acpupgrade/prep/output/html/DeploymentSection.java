package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.report.DeploymentReport;
import io.acpupgrade.prep.report.DeploymentReport.ObjectReport;
import io.acpupgrade.prep.report.DeploymentReport.State;
import io.acpupgrade.prep.report.Report;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was done to the cluster. */
final class DeploymentSection implements Section {
    @Override
    public Stream<Element> of(Report report) {
        return report.deployment().map(DeploymentSection::section).stream();
    }

    private static Element section(DeploymentReport deployment) {
        Stream<Element> facts = new Facts()
                .addCode("Manifests", deployment.manifests())
                .add("Release", deployment.release())
                .add(
                        "Where it stands",
                        deployment.standing().map(State::message).orElse(""))
                .addCode("Pull secret", deployment.pullSecret().orElse(""))
                .list();
        return Section.titled(
                "Deployment",
                Stream.of(facts, images(deployment.images()), objects(deployment.objects()))
                        .flatMap(part -> part));
    }

    private static Stream<Element> images(List<DeploymentReport.Image> images) {
        Table table = new Table("Images", Table.Column.code("Reference"), Table.Column.code("Pulled as"));
        table.add(images.stream().map(image -> table.row(image.reference(), image.image())));
        return images.isEmpty() ? Stream.empty() : Stream.of(table.element());
    }

    private static Stream<Element> objects(List<ObjectReport> objects) {
        Table table = new Table(
                "Objects in the cluster",
                Table.Column.code("Object"),
                Table.Column.text("Result"),
                Table.Column.text("What changed"));
        table.add(objects.stream()
                .map(object -> table.row(object.object(), object.result().name(), changes(object))));
        return objects.isEmpty() ? Stream.empty() : Stream.of(table.element());
    }

    private static String changes(ObjectReport object) {
        return Stream.concat(object.why().stream(), object.changed().stream()).collect(Collectors.joining("; "));
    }
}
