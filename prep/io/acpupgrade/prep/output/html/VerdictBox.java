package io.acpupgrade.prep.output.html;

import static io.acpupgrade.prep.output.html.Section.each;
import static io.acpupgrade.prep.output.html.Section.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** How a run ended, in a box that can be read from afar. */
record VerdictBox(Tone tone, String word, String sentence, String remedy) {
    private static final int INTERRUPTED = 130;

    static VerdictBox of(JsonNode report) {
        JsonNode failure = report.path("failure");
        String remedy = text(failure, "remedy");
        if (failure.isMissingNode() && report.at("/preflight/summary").isObject()) {
            return ofPreflight(report.path("preflight"));
        }
        int code = report.path("exitCode").asInt();
        if (code == 0) {
            return new VerdictBox(Tone.GOOD, "Done", "The run did all that it was asked to do.", "");
        }
        String reason = text(report, "exitReason");
        String message = failure.isMissingNode() ? "The run ended early: " + reason + "." : text(failure, "message");
        return code == INTERRUPTED
                ? new VerdictBox(Tone.OPEN, "Interrupted", message, remedy)
                : new VerdictBox(Tone.BAD, "Failed", message, remedy);
    }

    private static VerdictBox ofPreflight(JsonNode preflight) {
        long failed = count(preflight.path("checks"), Tone.BAD)
                + (preflight.path("strict").asBoolean() ? count(preflight.path("moreChecks"), Tone.BAD) : 0);
        return switch (text(preflight.path("summary"), "result")) {
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

    private static long count(JsonNode checks, Tone tone) {
        return each(checks)
                .filter(check -> Tone.ofState(text(check, "state")) == tone)
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
