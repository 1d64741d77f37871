package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.report.FaultReport;
import io.acpupgrade.prep.report.Report;
import java.util.List;
import java.util.stream.Stream;

/** All that is wrong with a package. */
final class FaultsSection implements Section {
    @Override
    public Stream<Element> of(Report report) {
        List<FaultReport> faults = report.faults();
        Table table = new Table(
                "What is wrong with the package",
                Table.Column.code("Where"),
                Table.Column.text("What"),
                Table.Column.text("What to do"));
        table.add(faults.stream().map(fault -> table.row(fault.where(), fault.what(), fault.remedy())));
        return faults.isEmpty() ? Stream.empty() : Stream.of(Section.titled("Faults", Stream.of(table.element())));
    }
}
