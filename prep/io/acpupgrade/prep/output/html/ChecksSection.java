package io.acpupgrade.prep.output.html;

import static io.acpupgrade.prep.output.html.Section.each;
import static io.acpupgrade.prep.output.html.Section.text;

import com.fasterxml.jackson.databind.JsonNode;
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
    public Stream<Element> of(JsonNode report) {
        JsonNode preflight = report.path("preflight");
        if (!preflight.isObject()) {
            return Stream.empty();
        }
        String blocking = preflight.path("strict").asBoolean()
                ? "They block as well: this preflight was asked to be strict."
                : "They are this program's own and do not block.";
        return Stream.of(
                        section("Checks", "The checks of the platform's own preflight", preflight.path("checks"))
                                .map(section -> section.plus(advice(preflight.path("more"), "Last resort"))),
                        section("More checks", blocking, preflight.path("moreChecks")),
                        notes(preflight.path("notes")))
                .flatMap(one -> one);
    }

    private static Stream<Element> section(String title, String caption, JsonNode checks) {
        return checks.isEmpty()
                ? Stream.empty()
                : Stream.of(Section.titled(title, Stream.of(counts(checks), table(caption, checks))));
    }

    private static Map<String, List<JsonNode>> byState(JsonNode checks) {
        return each(checks)
                .sorted(Comparator.comparingInt(check -> rank(text(check, "state"))))
                .collect(Collectors.groupingBy(check -> text(check, "state"), LinkedHashMap::new, Collectors.toList()));
    }

    /** A state that is not known here is worth a look, and so comes before what passed. */
    private static int rank(String state) {
        return ORDER.contains(state) ? ORDER.indexOf(state) : ORDER.indexOf("Unknown");
    }

    private static Element counts(JsonNode checks) {
        return Element.of("p")
                .styled("counts")
                .plus(byState(checks).entrySet().stream()
                        .map(group -> Tone.ofState(group.getKey())
                                .label(group.getValue().size() + " " + group.getKey()))
                        .flatMap(label -> Stream.of(label, new Text(" "))));
    }

    private static Element table(String caption, JsonNode checks) {
        Table table = new Table(
                caption, Table.Column.text("Check"), Table.Column.text("Finding"), Table.Column.text("Origin"));
        byState(checks)
                .forEach((state, group) -> table.addGroup(
                        Tone.ofState(state).label(state), group.stream().map(check -> row(table, check))));
        return table.element().styled("checks");
    }

    private static Element row(Table table, JsonNode check) {
        String policy = text(check, "policy");
        Element name = Element.of("span", text(check, "name"))
                .plus(small(text(check, "reason")))
                .plus(small(policy.isEmpty() ? "" : "policy " + policy));
        String disagreement = text(check, "disagreement");
        Element finding = Element.of("div", Element.of("p", text(check, "message")))
                .plus(
                        disagreement.isEmpty()
                                ? Stream.empty()
                                : Stream.of(Element.of("p", "Disagreement: " + disagreement)
                                        .styled("aside")))
                .plus(each(check.path("todo")).flatMap(ChecksSection::advised));
        return table.row(name, finding, new Text(text(check, "origin")));
    }

    private static Stream<Element> small(String words) {
        return words.isEmpty() ? Stream.empty() : Stream.of(Element.of("small", words));
    }

    private static Stream<Element> advised(JsonNode advice) {
        return Stream.concat(
                Stream.of(Element.of("p", text(advice, "text")).styled("todo")),
                each(advice.path("commands")).map(command -> Element.of("pre", Element.of("code", command.asText()))));
    }

    private static Stream<Element> advice(JsonNode list, String title) {
        return list.isEmpty()
                ? Stream.empty()
                : Stream.of(Element.of("div", Element.of("h3", title))
                        .styled("advice")
                        .plus(each(list).flatMap(ChecksSection::advised)));
    }

    private static Stream<Element> notes(JsonNode notes) {
        return notes.isEmpty()
                ? Stream.empty()
                : Stream.of(Section.titled(
                        "Notes",
                        Stream.of(Element.of("ul").plus(each(notes).map(note -> Element.of("li", note.asText()))))));
    }
}
