package io.acpupgrade.prep.output.terminal;

import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The headings and states that a person must not overlook. States that the platform's API has are the same in every language. */
record Emphasis(int color, List<Message> headings, List<Message> states) {
    private static final Emphasis FAILURE = new Emphasis(
            31,
            List.of(
                    Message.of("heading.failed"),
                    Message.of("heading.stopped"),
                    Message.of("heading.timed-out"),
                    Message.of("heading.blocked"),
                    Message.of("heading.refused"),
                    Message.of("finding.missing"),
                    Message.of("finding.damaged"),
                    Message.of("finding.differs"),
                    Message.of("finding.denied"),
                    Message.of("status.error")),
            List.of(
                    Message.verbatim("Failed"),
                    Message.verbatim("Blocked"),
                    Message.of("status.preflight-blocked"),
                    Message.of("status.stalled"),
                    Message.of("outcome.failed"),
                    Message.of("verification.incomplete")));

    private static final Emphasis WARNING = new Emphasis(
            33,
            List.of(
                    Message.of("heading.warning"),
                    Message.of("heading.stop"),
                    Message.of("heading.open"),
                    Message.of("status.warning")),
            List.of(Message.verbatim("Retry"), Message.verbatim("Unknown"), Message.of("status.unknown")));

    private static final Emphasis SUCCESS = new Emphasis(
            32,
            List.of(),
            List.of(Message.verbatim("Passed"), Message.verbatim("Completed"), Message.of("status.completed")));

    /** What belongs to a failure. */
    private static final List<Message> ADVICE =
            List.of(Message.of("heading.next"), Message.of("heading.remove"), Message.verbatim("Trace"));

    /** Whether a line with this heading is about a failure or a warning. */
    static boolean isUrgent(String heading, Language language) {
        return Stream.of(FAILURE.headings, WARNING.headings, ADVICE)
                .flatMap(List::stream)
                .map(language::text)
                .anyMatch(heading::equals);
    }

    /** The line with the words of all kinds in their colors. */
    static String colored(String line, Language language) {
        String shown = line;
        for (Emphasis one : List.of(FAILURE, WARNING, SUCCESS)) {
            shown = one.applied(shown, language);
        }
        return shown;
    }

    /** The line with these words in their color: headings at its begin, states in a column of their own. */
    private String applied(String line, Language language) {
        return Pattern.compile("^" + words(headings, language) + "(?=$| )|(?<= {2})" + words(states, language)
                        + "(?=$|[ :,;：，；（])")
                .matcher(line)
                .replaceAll("\u001b[" + color + "m$0\u001b[0m");
    }

    private static String words(List<Message> messages, Language language) {
        return messages.stream()
                .map(language::text)
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", messages.isEmpty() ? "(?!))" : ")"));
    }
}
