package io.acpupgrade.prep.output.html;

import static io.acpupgrade.prep.output.html.Section.each;
import static io.acpupgrade.prep.output.html.Section.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the packages hold: their files with number and size of what is in them, and everything by name. */
final class PackageSection implements Section {
    @Override
    public Stream<Element> of(JsonNode report) {
        return Stream.concat(Stream.of(report.path("package")), each(report.path("morePackages")))
                .filter(JsonNode::isObject)
                .map(PackageSection::section);
    }

    private static Element section(JsonNode core) {
        String version = text(core, "targetVersion");
        Stream<Element> facts = new Facts()
                .addCode("Path", text(core, "path"))
                .add("Version", version)
                .list();
        Stream<Element> notes = Stream.concat(each(core.path("notPushed")), each(core.path("notes")))
                .map(note -> Element.of("p", note.asText()).styled("aside"));
        return Section.titled(
                "Package" + (version.isEmpty() ? "" : " " + version),
                Stream.of(facts, Stream.of(files(core)), everything(core), notes)
                        .flatMap(part -> part));
    }

    private static Element files(JsonNode core) {
        Table table = new Table(
                "Files of the package",
                Table.Column.code("File"),
                Table.Column.text("Holds"),
                Table.Column.text("Signature"),
                Table.Column.number("Artifacts"),
                Table.Column.number("Size"));
        table.add(each(core.path("bundles"))
                .map(bundle -> table.row(
                        text(bundle, "path"),
                        kinds(bundle),
                        signature(bundle),
                        artifacts(bundle),
                        Figures.bytes(bytes(bundle)))));
        long size = each(core.path("bundles")).mapToLong(PackageSection::bytes).sum();
        return table.addTotal(table.row("All files", "", "", Figures.number(count(core)), Figures.bytes(size)))
                .element();
    }

    private static long count(JsonNode core) {
        return each(core.path("bundles"))
                .mapToLong(bundle -> bundle.path("artifacts").size())
                .sum();
    }

    private static String kinds(JsonNode bundle) {
        return each(bundle.path("kinds")).map(JsonNode::asText).collect(Collectors.joining(", "));
    }

    private static String signature(JsonNode bundle) {
        return switch (text(bundle, "signature")) {
            case "SIGNED" -> "signed by " + text(bundle, "signedBy");
            case "NOT_CHECKED" -> "signed, not checked: no keyring";
            case "NOT_SIGNED" -> "not signed";
            default -> "";
        };
    }

    private static String artifacts(JsonNode bundle) {
        return Figures.number(bundle.path("artifacts").size());
    }

    private static long bytes(JsonNode bundle) {
        return each(bundle.path("artifacts"))
                .mapToLong(artifact -> artifact.path("bytes").asLong())
                .sum();
    }

    private static Stream<Element> everything(JsonNode core) {
        Table table = new Table("Artifacts by file", Table.Column.code("Reference"), Table.Column.number("Size"));
        each(core.path("bundles"))
                .filter(bundle -> !bundle.path("artifacts").isEmpty())
                .forEach(bundle -> table.addGroup(
                        Element.of("code", text(bundle, "path")),
                        each(bundle.path("artifacts")).map(artifact -> row(table, artifact))));
        long count = count(core);
        return count == 0
                ? Stream.empty()
                : Stream.of(Section.folded(
                        "Everything in it: " + Figures.count(count, "artifact"), Stream.of(table.element())));
    }

    private static Element row(Table table, JsonNode artifact) {
        return table.row(
                Element.of("span", text(artifact, "reference")).plus(Section.leftOut(artifact)),
                new Text(Figures.bytes(artifact.path("bytes").asLong())));
    }
}
