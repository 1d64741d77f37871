package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.report.FailureReport;
import io.acpupgrade.prep.report.PreflightReport;
import io.acpupgrade.prep.report.Report;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a run ended, in a box that can be read from afar. */
record VerdictBox(Tone tone, Message word, Message sentence, Message remedy) {
    private static final int INTERRUPTED = 130;

    static VerdictBox of(Report report) {
        Optional<FailureReport> failure = report.failure();
        if (failure.isEmpty() && report.preflight().isPresent()) {
            return ofPreflight(report.preflight().get());
        }
        if (report.exitCode() == 0) {
            return new VerdictBox(Tone.GOOD, Message.of("page.done"), Message.of("page.did-all"), Message.NONE);
        }
        Message message =
                failure.map(FailureReport::message).orElse(Message.of("page.ended-early", report.exitReason()));
        Message remedy = failure.map(FailureReport::remedy).orElse(Message.NONE);
        return report.exitCode() == INTERRUPTED
                ? new VerdictBox(Tone.OPEN, Message.of("page.interrupted"), message, remedy)
                : new VerdictBox(Tone.BAD, Message.of("page.failed"), message, remedy);
    }

    private static VerdictBox ofPreflight(PreflightReport preflight) {
        long failed = failed(preflight.checks()) + (preflight.strict() ? failed(preflight.moreChecks()) : 0);
        return switch (preflight.summary().result()) {
            case "Passed" ->
                new VerdictBox(Tone.GOOD, Message.of("page.passed"), Message.of("page.no-blocker"), Message.NONE);
            case "Blocked" ->
                new VerdictBox(
                        Tone.BAD,
                        Message.of("page.blocked"),
                        Message.of("page.checks-failed", failed),
                        Message.of("page.clear-checks"));
            default ->
                new VerdictBox(
                        Tone.OPEN,
                        Message.of("page.no-answer-yet"),
                        Message.of("page.open-checks"),
                        Message.of("page.look-again"));
        };
    }

    private static long failed(List<PreflightReport.CheckReport> checks) {
        return checks.stream()
                .filter(check -> Tone.ofState(check.state()) == Tone.BAD)
                .count();
    }

    Element box() {
        Element title =
                Element.of("p", tone.mark(), new Text(" "), new Sentence(word)).styled("word");
        return Element.of("div")
                .styled("verdict " + tone.className())
                .plus(title)
                .plus(Stream.of(sentence, remedy)
                        .filter(words -> !words.isEmpty())
                        .map(words -> Element.of("p", words)));
    }
}
