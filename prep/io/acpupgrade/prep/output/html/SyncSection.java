package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.report.ArtifactReport;
import io.acpupgrade.prep.report.OutcomeLabel;
import io.acpupgrade.prep.report.PlanReport;
import io.acpupgrade.prep.report.RegistryReport;
import io.acpupgrade.prep.report.Report;
import io.acpupgrade.prep.report.TotalsReport;
import io.acpupgrade.prep.report.VerificationReport;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.copy.ArtifactResult;
import java.util.Comparator;
import java.util.List;
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
                Message.of("page.registry"),
                new Facts()
                        .addCode("page.address", registry.address())
                        .add("page.login", registry.login())
                        .add("page.tls", registry.tls())
                        .add("page.because", Message.clauses(registry.reasons()))
                        .list());
    }

    private static Element section(PlanReport plan) {
        return Section.titled(
                Message.of("page.plan"),
                new Facts()
                        .addNumber("page.artifacts", plan.artifacts())
                        .addNumber("page.exist", plan.alreadyThere())
                        .addNumber("page.blobs-to-send", plan.blobsToSend())
                        .addBytes("page.to-send", plan.bytesToSend())
                        .addBytes("page.to-compress", plan.bytesToCompress())
                        .addNumber("page.blobs-to-mount", plan.blobsToMount())
                        .list());
    }

    private static Stream<Element> result(Report report) {
        List<ArtifactReport> artifacts = report.artifacts();
        Stream<Element> each = artifacts.isEmpty()
                ? Stream.empty()
                : Stream.of(Section.folded(
                        Message.of("page.every-artifact", artifacts.size()), Stream.of(table(artifacts))));
        return report.totals().isPresent() || !artifacts.isEmpty()
                ? Stream.of(Section.titled(
                        Message.of("page.sync-result"),
                        Stream.of(report.totals().stream().flatMap(SyncSection::facts), failures(artifacts), each)
                                .flatMap(part -> part)))
                : Stream.empty();
    }

    private static Stream<Element> facts(TotalsReport totals) {
        return new Facts()
                .addNumber("page.pushed", totals.pushed())
                .addNumber("page.exist", totals.alreadyThere())
                .addNumber("page.failed", totals.failed())
                .addCount("page.interrupted", totals.interrupted())
                .addCount("page.not-begun", totals.notBegun())
                .addBytes("page.sent", totals.bytesSent())
                .addSeconds("page.took", totals.seconds())
                .list();
    }

    private static Stream<Element> failures(List<ArtifactReport> artifacts) {
        Table table = new Table(
                "page.not-pushed",
                Table.Column.code("page.reference"),
                Table.Column.text("page.result"),
                Table.Column.text("page.why"));
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
        Message message =
                Message.of(result == ArtifactResult.Outcome.NOT_BEGUN ? "page.was-not-begun" : "page.was-under-way");
        return ArtifactReport.Failure.of(message, Message.of("interrupted.copy-again"));
    }

    private static Element row(Table table, ArtifactReport artifact, ArtifactReport.Failure failure) {
        return table.row(
                new Text(artifact.reference()),
                Tone.ofResult(artifact.result().name()).label(OutcomeLabel.of(artifact.result())),
                Element.of("div", Element.of("p", failure.message()))
                        .plus(Element.of("p", failure.remedy()).styled("todo")));
    }

    private static Element table(List<ArtifactReport> artifacts) {
        Table table = new Table(
                "page.every-result",
                Table.Column.code("page.reference"),
                Table.Column.text("page.result"),
                Table.Column.number("page.sent"),
                Table.Column.number("page.time"));
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
                Tone.ofResult(result).label(OutcomeLabel.of(artifact.result())),
                new Text(Units.bytes(artifact.bytesSent())),
                new Sentence(Figures.seconds(artifact.seconds())));
    }

    private static Element section(VerificationReport verification) {
        boolean complete = verification.complete();
        Message label = Message.of(complete ? "verification.complete" : "page.incomplete");
        Message sentence = complete
                ? Message.of("page.all-complete", verification.artifacts())
                : Message.of("page.some-incomplete", verification.problems().size(), verification.artifacts());
        Element summary = Element.of("p", (complete ? Tone.GOOD : Tone.BAD).label(label))
                .plus(new Text(" "), new Sentence(sentence));
        return Section.titled(
                Message.of("page.verification"),
                Stream.of(Stream.of(summary), readBack(verification).stream(), lacking(verification.problems()))
                        .flatMap(part -> part));
    }

    /** How blobs were checked; manifests are always read. */
    private static Optional<Element> readBack(VerificationReport verification) {
        return verification
                .readBack()
                .map(read -> Element.of(
                        "p",
                        Message.of(
                                "page.read-back", read.blobs(), Units.bytes(read.bytes()), read.blobsOnlyAskedFor())));
    }

    private static Stream<Element> lacking(List<VerificationReport.Problem> problems) {
        Table table = new Table(
                "page.not-as-in-package",
                Table.Column.code("page.reference"),
                Table.Column.code("page.missing-or-damaged"));
        table.add(problems.stream()
                .map(problem ->
                        table.row(new Text(problem.reference()), new Sentence(Message.clauses(problem.lacks())))));
        return problems.isEmpty() ? Stream.empty() : Stream.of(table.element());
    }
}
