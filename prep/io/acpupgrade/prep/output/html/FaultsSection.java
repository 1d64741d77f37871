package io.acpupgrade.prep.output.html;

import static io.acpupgrade.prep.output.html.Section.each;
import static io.acpupgrade.prep.output.html.Section.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** All that is wrong with a package. */
final class FaultsSection implements Section {
    @Override
    public Stream<Element> of(JsonNode report) {
        JsonNode faults = report.path("faults");
        Table table = new Table(
                "What is wrong with the package; nothing was sent",
                Table.Column.code("Where"),
                Table.Column.text("What"),
                Table.Column.text("What to do"));
        table.add(
                each(faults).map(fault -> table.row(text(fault, "where"), text(fault, "what"), text(fault, "remedy"))));
        return faults.isEmpty() ? Stream.empty() : Stream.of(Section.titled("Faults", Stream.of(table.element())));
    }
}
