package io.acpupgrade.prep.output.html;

import io.acpupgrade.prep.report.FailureReport;
import io.acpupgrade.prep.report.PreflightReport;
import io.acpupgrade.prep.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a run ended, in a box that can be read from afar. */
record VerdictBox(Tone tone, String word, String sentence, String remedy) {
    private static final int INTERRUPTED = 130;

    static VerdictBox of(Report report) {
        Optional<FailureReport> failure = report.failure();
        if (failure.isEmpty() && report.preflight().isPresent()) {
            return ofPreflight(report.preflight().get());
        }
        if (report.exitCode() == 0) {
            return new VerdictBox(Tone.GOOD, "Done", "The run did all that it was asked to do.", "");
        }
        String message =
                failure.map(FailureReport::message).orElse("The run ended early: " + report.exitReason() + ".");
        String remedy = failure.map(FailureReport::remedy).orElse("");
        return report.exitCode() == INTERRUPTED
                ? new VerdictBox(Tone.OPEN, "Interrupted", message, remedy)
                : new VerdictBox(Tone.BAD, "Failed", message, remedy);
    }

    private static VerdictBox ofPreflight(PreflightReport preflight) {
        long failed = failed(preflight.checks()) + (preflight.strict() ? failed(preflight.moreChecks()) : 0);
        return switch (preflight.summary().result()) {
            case "Passed" -> new VerdictBox(Tone.GOOD, "Passed", "No check stands in the way of the upgrade.", "");
            case "Blocked" ->
                new VerdictBox(
                        Tone.BAD,
                        "Blocked",
                        Figures.count(failed, "check") + " failed.",
                        "Clear them before the upgrade is requested; what to do is told with each check.");
            default ->
                new VerdictBox(
                        Tone.OPEN,
                        "No answer yet",
                        "No check failed, and some have no answer.",
                        "Look again a little later, or see to the open checks by hand.");
        };
    }

    private static long failed(List<PreflightReport.CheckReport> checks) {
        return checks.stream()
                .filter(check -> Tone.ofState(check.state()) == Tone.BAD)
                .count();
    }

    Element box() {
        Element title = Element.of("p", tone.mark(), new Text(" " + word)).styled("word");
        return Element.of("div")
                .styled("verdict " + tone.className())
                .plus(title)
                .plus(Stream.of(sentence, remedy)
                        .filter(words -> !words.isEmpty())
                        .map(words -> Element.of("p", words)));
    }
}
