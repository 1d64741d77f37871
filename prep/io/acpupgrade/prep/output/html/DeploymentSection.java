package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.report.DeploymentReport;
import io.acpupgrade.prep.report.DeploymentReport.ObjectReport;
import io.acpupgrade.prep.report.DeploymentReport.State;
import io.acpupgrade.prep.report.Report;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.stream.Stream;

/** What was done to the cluster. */
final class DeploymentSection implements Section {
    @Override
    public Stream<Element> of(Report report) {
        return report.deployment().map(DeploymentSection::section).stream();
    }

    private static Element section(DeploymentReport deployment) {
        Stream<Element> facts = new Facts()
                .addCode("page.manifests", deployment.manifests())
                .add("page.release", deployment.release())
                .add("page.standing", deployment.standing().map(State::message).orElse(Message.NONE))
                .addCode("page.pull-secret", deployment.pullSecret().orElse(""))
                .list();
        return Section.titled(
                Message.of("page.deployment"),
                Stream.of(facts, images(deployment.images()), objects(deployment.objects()))
                        .flatMap(part -> part));
    }

    private static Stream<Element> images(List<DeploymentReport.Image> images) {
        Table table =
                new Table("page.images", Table.Column.code("page.reference"), Table.Column.code("page.pulled-as"));
        table.add(images.stream().map(image -> table.row(image.reference(), image.image())));
        return images.isEmpty() ? Stream.empty() : Stream.of(table.element());
    }

    private static Stream<Element> objects(List<ObjectReport> objects) {
        Table table = new Table(
                "page.objects",
                Table.Column.code("page.object"),
                Table.Column.text("page.result"),
                Table.Column.text("page.changed"));
        table.add(objects.stream()
                .map(object -> table.row(
                        new Text(object.object()), new Text(object.result().name()), new Sentence(changes(object)))));
        return objects.isEmpty() ? Stream.empty() : Stream.of(table.element());
    }

    private static Message changes(ObjectReport object) {
        return Message.clauses(
                Stream.concat(object.why().stream(), object.changed().stream().map(Message::verbatim))
                        .toList());
    }
}
