package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.report.FaultReport;
import io.acpupgrade.prep.report.Report;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.stream.Stream;

/** All that is wrong with a package. */
final class FaultsSection implements Section {
    @Override
    public Stream<Element> of(Report report) {
        List<FaultReport> faults = report.faults();
        Table table = new Table(
                "page.faults-caption",
                Table.Column.code("page.where"),
                Table.Column.text("page.what"),
                Table.Column.text("page.what-to-do"));
        table.add(faults.stream()
                .map(fault ->
                        table.row(new Text(fault.where()), new Sentence(fault.what()), new Sentence(fault.remedy()))));
        return faults.isEmpty()
                ? Stream.empty()
                : Stream.of(Section.titled(Message.of("page.faults"), Stream.of(table.element())));
    }
}
