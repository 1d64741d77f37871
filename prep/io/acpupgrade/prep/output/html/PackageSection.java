package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.report.PackageReport;
import io.acpupgrade.prep.report.PackageReport.Bundle;
import io.acpupgrade.prep.report.PackageReport.Content;
import io.acpupgrade.prep.report.Report;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.problem.Message;
import java.util.stream.Stream;

/** What the packages hold: their files with number and size of what is in them, and everything by name. */
final class PackageSection implements Section {
    @Override
    public Stream<Element> of(Report report) {
        return Stream.concat(report.core().stream(), report.morePackages().stream())
                .map(PackageSection::section);
    }

    private static Element section(PackageReport core) {
        String version = core.targetVersion();
        Stream<Element> facts = new Facts()
                .addCode("page.path", core.path())
                .add("page.version", version)
                .list();
        Stream<Element> notes = Stream.concat(core.notPushed().stream(), core.notes().stream())
                .map(note -> Element.of("p", note).styled("aside"));
        return Section.titled(
                version.isEmpty() ? Message.of("page.package") : Message.of("page.package-version", version),
                Stream.of(facts, Stream.of(files(core)), everything(core), notes)
                        .flatMap(part -> part));
    }

    private static Element files(PackageReport core) {
        Table table = new Table(
                "page.files",
                Table.Column.code("page.file"),
                Table.Column.text("page.holds"),
                Table.Column.text("page.signature"),
                Table.Column.number("page.artifacts"),
                Table.Column.number("page.size"));
        table.add(core.bundles().stream()
                .map(bundle -> table.row(
                        new Text(bundle.path()),
                        new Text(kinds(bundle)),
                        new Sentence(signature(bundle)),
                        new Text(artifacts(bundle)),
                        new Text(Units.bytes(bytes(bundle))))));
        long size = core.bundles().stream().mapToLong(PackageSection::bytes).sum();
        return table.addTotal(table.row(
                        new Sentence(Message.of("page.all-files")),
                        new Text(""),
                        new Text(""),
                        new Text(Figures.number(count(core))),
                        new Text(Units.bytes(size))))
                .element();
    }

    private static long count(PackageReport core) {
        return core.bundles().stream()
                .mapToLong(bundle -> bundle.artifacts().size())
                .sum();
    }

    private static String kinds(Bundle bundle) {
        return String.join(", ", bundle.kinds());
    }

    private static Message signature(Bundle bundle) {
        return switch (bundle.signature()) {
            case SIGNED -> Message.of("page.signed-by", bundle.signedBy());
            case NOT_CHECKED -> Message.of("page.signed-not-checked");
            case NOT_SIGNED -> Message.of("page.not-signed");
        };
    }

    private static String artifacts(Bundle bundle) {
        return Figures.number(bundle.artifacts().size());
    }

    private static long bytes(Bundle bundle) {
        return bundle.artifacts().stream().mapToLong(Content::bytes).sum();
    }

    private static Stream<Element> everything(PackageReport core) {
        Table table = new Table(
                "page.artifacts-by-file", Table.Column.code("page.reference"), Table.Column.number("page.size"));
        core.bundles().stream()
                .filter(bundle -> !bundle.artifacts().isEmpty())
                .forEach(bundle -> table.addGroup(
                        Element.of("code", bundle.path()),
                        bundle.artifacts().stream().map(artifact -> row(table, artifact))));
        long count = count(core);
        return count == 0
                ? Stream.empty()
                : Stream.of(Section.folded(Message.of("page.everything", count), Stream.of(table.element())));
    }

    private static Element row(Table table, Content artifact) {
        return table.row(
                Element.of("span", artifact.reference()).plus(Section.leftOut(artifact.leftOut())),
                new Text(Units.bytes(artifact.bytes())));
    }
}
