package io.acpupgrade.prep.output.html;

import static io.acpupgrade.prep.output.html.Section.each;
import static io.acpupgrade.prep.output.html.Section.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a package came into a registry: where to, what was planned, what was sent, whether it is all there. */
final class SyncSection implements Section {
    @Override
    public Stream<Element> of(JsonNode report) {
        return Stream.of(registry(report), plan(report.path("plan")), result(report), verification(report))
                .flatMap(part -> part);
    }

    private static Stream<Element> registry(JsonNode report) {
        JsonNode registry = report.path("registry");
        String reasons = each(registry.path("reasons")).map(JsonNode::asText).collect(Collectors.joining("; "));
        Stream<Element> facts = new Facts()
                .addCode("Address", text(registry, "address"))
                .add("Login", text(registry, "login"))
                .add("TLS", text(registry, "tls"))
                .add("Because", reasons)
                .list();
        return registry.isObject() ? Stream.of(Section.titled("Registry", facts)) : Stream.empty();
    }

    private static Stream<Element> plan(JsonNode plan) {
        Stream<Element> facts = new Facts()
                .addNumber("Artifacts", plan.path("artifacts"))
                .addNumber("Already there", plan.path("alreadyThere"))
                .addNumber("Blobs to send", plan.path("blobsToSend"))
                .addBytes("To send", plan.path("bytesToSend"))
                .addBytes("To compress", plan.path("bytesToCompress"))
                .addNumber("Blobs to link", plan.path("blobsToMount"))
                .list();
        return plan.isObject() ? Stream.of(Section.titled("Plan", facts)) : Stream.empty();
    }

    private static Stream<Element> result(JsonNode report) {
        JsonNode totals = report.path("totals");
        JsonNode artifacts = report.path("artifacts");
        Stream<Element> facts = new Facts()
                .addNumber("Pushed", totals.path("pushed"))
                .addNumber("Already there", totals.path("alreadyThere"))
                .addNumber("Failed", totals.path("failed"))
                .addCount("Interrupted", totals.path("interrupted"))
                .addCount("Not begun", totals.path("notBegun"))
                .addBytes("Sent", totals.path("bytesSent"))
                .addSeconds("Took", totals.path("seconds"))
                .list();
        Stream<Element> each = artifacts.isEmpty()
                ? Stream.empty()
                : Stream.of(Section.folded(
                        "Every artifact: " + Figures.count(artifacts.size(), "artifact"), Stream.of(table(artifacts))));
        return totals.isObject() || !artifacts.isEmpty()
                ? Stream.of(Section.titled(
                        "Sync", Stream.of(facts, failures(artifacts), each).flatMap(part -> part)))
                : Stream.empty();
    }

    private static Stream<Element> failures(JsonNode artifacts) {
        Table table = new Table("What was not pushed", Table.Column.code("Reference"), Table.Column.text("Why"));
        table.add(
                each(artifacts).filter(artifact -> artifact.has("failure")).map(artifact -> failure(table, artifact)));
        return each(artifacts).anyMatch(artifact -> artifact.has("failure"))
                ? Stream.of(table.element())
                : Stream.empty();
    }

    private static Element failure(Table table, JsonNode artifact) {
        JsonNode failure = artifact.path("failure");
        return table.row(
                new Text(text(artifact, "reference")),
                Element.of("div", Element.of("p", text(failure, "message")))
                        .plus(Element.of("p", text(failure, "remedy")).styled("todo")));
    }

    private static Element table(JsonNode artifacts) {
        Table table = new Table(
                "Result of every artifact",
                Table.Column.code("Reference"),
                Table.Column.text("Result"),
                Table.Column.number("Sent"),
                Table.Column.number("Time"));
        return table.add(each(artifacts)
                        .sorted(Comparator.comparing(artifact -> text(artifact, "reference")))
                        .map(artifact -> row(table, artifact)))
                .element();
    }

    private static Element row(Table table, JsonNode artifact) {
        String result = text(artifact, "result");
        Element name = Element.of("span", text(artifact, "reference"))
                .plus(Element.of("small", text(artifact, "digest")))
                .plus(Section.leftOut(artifact));
        return table.row(
                name,
                Tone.ofResult(result).label(words(result)),
                new Text(Figures.bytes(artifact.path("bytesSent").asLong())),
                new Text(Figures.seconds(artifact.path("seconds").asDouble())));
    }

    /** As in {@code already there}. */
    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Stream<Element> verification(JsonNode report) {
        JsonNode verification = report.path("verification");
        if (!verification.isObject()) {
            return Stream.empty();
        }
        JsonNode problems = verification.path("problems");
        boolean complete = verification.path("complete").asBoolean();
        String count = Figures.count(verification.path("artifacts").asLong(), "artifact");
        Element said = Element.of("p", (complete ? Tone.GOOD : Tone.BAD).label(complete ? "complete" : "incomplete"))
                .plus(new Text(
                        complete
                                ? " Each of the " + count + " is whole in the registry, by digest."
                                : " " + problems.size() + " of " + count + " not whole in the registry."));
        return Stream.of(Section.titled("Verification", Stream.concat(Stream.of(said), lacking(problems))));
    }

    private static Stream<Element> lacking(JsonNode problems) {
        Table table = new Table("What the registry lacks", Table.Column.code("Reference"), Table.Column.code("Lacks"));
        table.add(each(problems)
                .map(problem -> table.row(
                        text(problem, "reference"),
                        each(problem.path("lacks")).map(JsonNode::asText).collect(Collectors.joining(", ")))));
        return problems.isEmpty() ? Stream.empty() : Stream.of(table.element());
    }
}
