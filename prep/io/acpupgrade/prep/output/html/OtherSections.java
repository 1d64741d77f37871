package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.report.Report;
import io.acpupgrade.prep.report.ReportJson;
import io.acpupgrade.problem.Message;
import java.util.stream.Stream;

/** Parts of a report that this page has no form for: shown as they are, so that nothing is lost. */
final class OtherSections implements Section {
    @Override
    public Stream<Element> of(Report report) {
        return Stream.of(
                        report.request().stream().map(request -> asItIs(Message.of("page.request"), request)),
                        report.status().stream().map(status -> asItIs(Message.of("page.status"), status)),
                        Stream.of(report.missingRights())
                                .filter(rights -> !rights.isEmpty())
                                .map(rights -> asItIs(Message.of("page.missing-rights"), rights)))
                .flatMap(part -> part);
    }

    private static Element asItIs(Message title, Object part) {
        return Section.titled(
                title,
                Stream.of(Element.of(
                        "pre", Element.of("code", ReportJson.tree(part).toPrettyString()))));
    }
}
