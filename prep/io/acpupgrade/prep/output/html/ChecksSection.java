package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.report.PreflightReport;
import io.acpupgrade.prep.report.PreflightReport.AdviceReport;
import io.acpupgrade.prep.report.PreflightReport.CheckReport;
import io.acpupgrade.prep.report.Report;
import io.acpupgrade.problem.Message;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checks of a preflight by what became of them, the worst first, each with what to do about it. */
final class ChecksSection implements Section {
    private static final List<String> ORDER =
            List.of("Failed", "Retry", "Unknown", "Passed", "Skipped", "NotApplicable");

    @Override
    public Stream<Element> of(Report report) {
        return report.preflight().stream().flatMap(ChecksSection::sections);
    }

    private static Stream<Element> sections(PreflightReport preflight) {
        String blocking = preflight.strict() ? "page.advisory-strict" : "page.advisory";
        return Stream.of(
                        section(Message.of("page.checks"), "page.platform-checks", preflight.checks())
                                .map(section -> section.plus(lastResort(preflight.more()))),
                        section(Message.of("page.more-checks"), blocking, preflight.moreChecks()),
                        notes(preflight.notes()))
                .flatMap(one -> one);
    }

    private static Stream<Element> section(Message title, String caption, List<CheckReport> checks) {
        return checks.isEmpty()
                ? Stream.empty()
                : Stream.of(Section.titled(title, Stream.of(counts(checks), table(caption, checks))));
    }

    private static Map<String, List<CheckReport>> byState(List<CheckReport> checks) {
        return checks.stream()
                .sorted(Comparator.comparingInt(check -> rank(check.state())))
                .collect(Collectors.groupingBy(check -> check.state(), LinkedHashMap::new, Collectors.toList()));
    }

    /** A state that is not known here is worth a look, and so comes before what passed. */
    private static int rank(String state) {
        return ORDER.contains(state) ? ORDER.indexOf(state) : ORDER.indexOf("Unknown");
    }

    private static Element counts(List<CheckReport> checks) {
        return Element.of("p")
                .styled("counts")
                .plus(byState(checks).entrySet().stream()
                        .map(group -> Tone.ofState(group.getKey())
                                .label(Message.of(
                                        "count.state", group.getValue().size(), group.getKey())))
                        .flatMap(label -> Stream.of(label, new Text(" "))));
    }

    private static Element table(String caption, List<CheckReport> checks) {
        Table table = new Table(
                caption,
                Table.Column.text("page.check"),
                Table.Column.text("page.finding"),
                Table.Column.text("page.origin"));
        byState(checks)
                .forEach((state, group) -> table.addGroup(
                        Tone.ofState(state).label(Message.verbatim(state)),
                        group.stream().map(check -> row(table, check))));
        return table.element().styled("checks");
    }

    private static Element row(Table table, CheckReport check) {
        String policy = check.policy();
        Element name = Element.of("span", check.name())
                .plus(small(Message.verbatim(check.reason())))
                .plus(small(policy.isEmpty() ? Message.NONE : Message.of("page.policy", policy)));
        Element finding = Element.of("div", Element.of("p", check.message()))
                .plus(check.disagreement().stream()
                        .map(other -> Element.of("p", Message.of("checks.disagreement", other))
                                .styled("aside")))
                .plus(check.todo().stream().flatMap(ChecksSection::advised));
        return table.row(name, finding, new Text(check.origin()));
    }

    private static Stream<Element> small(Message words) {
        return words.isEmpty() ? Stream.empty() : Stream.of(Element.of("small", words));
    }

    private static Stream<Element> advised(AdviceReport advice) {
        return Stream.concat(
                Stream.of(Element.of("p", advice.text()).styled("todo")),
                advice.commands().stream().map(command -> Element.of("pre", Element.of("code", command))));
    }

    private static Stream<Element> lastResort(List<AdviceReport> list) {
        return list.isEmpty()
                ? Stream.empty()
                : Stream.of(Element.of("div", Element.of("h3", Message.of("page.last-resort")))
                        .styled("advice")
                        .plus(list.stream().flatMap(ChecksSection::advised)));
    }

    private static Stream<Element> notes(List<Message> notes) {
        return notes.isEmpty()
                ? Stream.empty()
                : Stream.of(Section.titled(
                        Message.of("page.notes"),
                        Stream.of(Element.of("ul").plus(notes.stream().map(note -> Element.of("li", note))))));
    }
}
