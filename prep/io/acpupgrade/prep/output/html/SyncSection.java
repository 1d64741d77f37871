package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.report.ArtifactReport;
import io.acpupgrade.prep.report.PlanReport;
import io.acpupgrade.prep.report.RegistryReport;
import io.acpupgrade.prep.report.Report;
import io.acpupgrade.prep.report.TotalsReport;
import io.acpupgrade.prep.report.VerificationReport;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.registry.copy.ArtifactResult;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a package came into a registry: where to, what was planned, what was sent, whether it is all there. */
final class SyncSection implements Section {
    @Override
    public Stream<Element> of(Report report) {
        return Stream.of(
                        report.registry().stream().map(SyncSection::section),
                        report.plan().stream().map(SyncSection::section),
                        result(report),
                        report.verification().stream().map(SyncSection::section))
                .flatMap(part -> part);
    }

    private static Element section(RegistryReport registry) {
        return Section.titled(
                "Registry",
                new Facts()
                        .addCode("Address", registry.address())
                        .add("Login", registry.login())
                        .add("TLS", registry.tls())
                        .add("Because", String.join("; ", registry.reasons()))
                        .list());
    }

    private static Element section(PlanReport plan) {
        return Section.titled(
                "Plan",
                new Facts()
                        .addNumber("Artifacts", plan.artifacts())
                        .addNumber("Already there", plan.alreadyThere())
                        .addNumber("Blobs to send", plan.blobsToSend())
                        .addBytes("To send", plan.bytesToSend())
                        .addBytes("To compress", plan.bytesToCompress())
                        .addNumber("Blobs to link", plan.blobsToMount())
                        .list());
    }

    private static Stream<Element> result(Report report) {
        List<ArtifactReport> artifacts = report.artifacts();
        Stream<Element> each = artifacts.isEmpty()
                ? Stream.empty()
                : Stream.of(Section.folded(
                        "Every artifact: " + Figures.count(artifacts.size(), "artifact"), Stream.of(table(artifacts))));
        return report.totals().isPresent() || !artifacts.isEmpty()
                ? Stream.of(Section.titled(
                        "Sync",
                        Stream.of(report.totals().stream().flatMap(SyncSection::facts), failures(artifacts), each)
                                .flatMap(part -> part)))
                : Stream.empty();
    }

    private static Stream<Element> facts(TotalsReport totals) {
        return new Facts()
                .addNumber("Pushed", totals.pushed())
                .addNumber("Already there", totals.alreadyThere())
                .addNumber("Failed", totals.failed())
                .addCount("Interrupted", totals.interrupted())
                .addCount("Not begun", totals.notBegun())
                .addBytes("Sent", totals.bytesSent())
                .addSeconds("Took", totals.seconds())
                .list();
    }

    private static Stream<Element> failures(List<ArtifactReport> artifacts) {
        Table table = new Table(
                "What was not pushed",
                Table.Column.code("Reference"),
                Table.Column.text("Result"),
                Table.Column.text("Why"));
        List<Element> rows = artifacts.stream()
                .filter(artifact -> !artifact.result().isThere())
                .map(artifact ->
                        row(table, artifact, artifact.failure().orElseGet(() -> unfinished(artifact.result()))))
                .toList();
        return rows.isEmpty()
                ? Stream.empty()
                : Stream.of(table.add(rows.stream()).element());
    }

    /** An artifact that nothing stood against but the end of the run. */
    private static ArtifactReport.Failure unfinished(ArtifactResult.Outcome result) {
        String message = result == ArtifactResult.Outcome.NOT_BEGUN
                ? "Not begun when the run ended."
                : "Under way when the run ended.";
        return new ArtifactReport.Failure(
                "", message, "Run the same command again; only what is missing is sent.", Optional.empty());
    }

    private static Element row(Table table, ArtifactReport artifact, ArtifactReport.Failure failure) {
        return table.row(
                new Text(artifact.reference()),
                Tone.ofResult(artifact.result().name())
                        .label(words(artifact.result().name())),
                Element.of("div", Element.of("p", failure.message()))
                        .plus(Element.of("p", failure.remedy()).styled("todo")));
    }

    private static Element table(List<ArtifactReport> artifacts) {
        Table table = new Table(
                "Result of every artifact",
                Table.Column.code("Reference"),
                Table.Column.text("Result"),
                Table.Column.number("Sent"),
                Table.Column.number("Time"));
        return table.add(artifacts.stream()
                        .sorted(Comparator.comparing(ArtifactReport::reference))
                        .map(artifact -> row(table, artifact)))
                .element();
    }

    private static Element row(Table table, ArtifactReport artifact) {
        String result = artifact.result().name();
        Element name = Element.of("span", artifact.reference())
                .plus(Element.of("small", artifact.digest()))
                .plus(Section.leftOut(artifact.leftOut()));
        return table.row(
                name,
                Tone.ofResult(result).label(words(result)),
                new Text(Units.bytes(artifact.bytesSent())),
                new Text(Figures.seconds(artifact.seconds())));
    }

    /** As in {@code already there}. */
    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Element section(VerificationReport verification) {
        String count = Figures.count(verification.artifacts(), "artifact");
        boolean complete = verification.complete();
        Element summary = Element.of("p", (complete ? Tone.GOOD : Tone.BAD).label(complete ? "complete" : "incomplete"))
                .plus(new Text(
                        complete
                                ? " Each of the " + count + " is whole in the registry, by digest."
                                : " " + verification.problems().size() + " of " + count
                                        + " not whole in the registry."));
        return Section.titled(
                "Verification",
                Stream.of(Stream.of(summary), readBack(verification).stream(), lacking(verification.problems()))
                        .flatMap(part -> part));
    }

    /** How blobs were checked; manifests are always read. */
    private static Optional<Element> readBack(VerificationReport verification) {
        return verification
                .readBack()
                .map(read -> Element.of(
                        "p",
                        "Read back byte for byte: " + Figures.count(read.blobs(), "blob") + ", "
                                + Units.bytes(read.bytes()) + ". Only asked for (HEAD): "
                                + Figures.count(read.blobsOnlyAskedFor(), "blob") + "."));
    }

    private static Stream<Element> lacking(List<VerificationReport.Problem> problems) {
        Table table = new Table(
                "What is not as in the package",
                Table.Column.code("Reference"),
                Table.Column.code("Missing or damaged"));
        table.add(problems.stream().map(problem -> table.row(problem.reference(), String.join("; ", problem.lacks()))));
        return problems.isEmpty() ? Stream.empty() : Stream.of(table.element());
    }
}
