package io.acpupgrade.prep.output;

import io.acpupgrade.prep.output.terminal.Paragraph;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.CheckResult;
import io.acpupgrade.prep.preflight.CheckState;
import io.acpupgrade.prep.preflight.OperatorResult;
import io.acpupgrade.prep.preflight.PreflightResult;
import io.acpupgrade.prep.preflight.PreflightResult.Summary;
import io.acpupgrade.prep.text.Durations;
import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of a preflight for people: Summary, Checks, and what to do.
 *
 * @param now by this machine's clock, from which the age of a result is computed
 */
public record PreflightTable(PreflightResult result, Instant now, Language language) {
    private static final int MESSAGE = 4;
    private static final int COMMAND = 7;
    /** How many pieces of advice are printed for one check; JSON has all of them. */
    private static final int MOST = 20;

    public List<String> lines() {
        return Stream.of(summary(), List.of(""), checks(), todo())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> summary() {
        Summary summary = result.summary();
        KeyedLines lines = new KeyedLines(language);
        lines.title("preflight-summary.title");
        lines.add("key.result", Message.of("about", result.overall().label(), counts()));
        lines.add("key.cluster", Message.verbatim(summary.cluster()));
        lines.add("key.current-version", KeyedLines.known(summary.current()));
        lines.add("key.desired-version", Message.verbatim(summary.desired()));
        lines.add("key.desired-image", KeyedLines.known(summary.image()));
        summary.operator().ifPresent(answer -> lines.add("key.evaluated", byOperator(answer)));
        summary.evaluatedAt()
                .ifPresent(when -> lines.add(
                        "key.evaluated", Message.of("evaluated.local", when.truncatedTo(ChronoUnit.SECONDS))));
        return lines.lines();
    }

    private Message counts() {
        if (result.checks().isEmpty()) {
            return Message.of("preflight-summary.no-result");
        }
        return Message.list(Stream.of(CheckState.values())
                .filter(state -> result.count(state) > 0)
                .map(state -> Message.of("count.state", result.count(state), state.label()))
                .toList());
    }

    private Message byOperator(OperatorResult answer) {
        if (answer.observedAt().isEmpty()) {
            return Message.of("evaluated.cvo-no-result");
        }
        return answer.freshness() == OperatorResult.Freshness.FRESH
                ? Message.of("evaluated.cvo-fresh", answer.observedAt())
                : Message.of("evaluated.cvo-old", answer.observedAt(), age(answer));
    }

    private Message age(OperatorResult answer) {
        Optional<Duration> age = answer.observed().map(then -> Duration.between(then, now));
        return age.filter(Duration::isNegative).isPresent()
                ? Message.of("evaluated.future")
                : age.map(time -> Message.of("evaluated.ago", Durations.age(time)))
                        .orElse(Message.NONE);
    }

    private List<String> checks() {
        if (result.checks().isEmpty()) {
            return List.of(language.text("checks.title"), "  " + language.text("checks.no-result"));
        }
        ResultTable table = new ResultTable(
                language, "column.name", "column.policy", "column.state", "column.reason", "column.origin");
        result.checks().forEach(check -> table.add(row(check)));
        List<String> rows = table.lines();
        List<String> lines = new ArrayList<>(List.of(language.text("checks.title"), "  " + rows.get(0)));
        for (int i = 0; i < result.checks().size(); i++) {
            CheckResult check = result.checks().get(i);
            lines.add("  " + rows.get(i + 1));
            lines.addAll(new Paragraph(language.text(check.verdict().message()), MESSAGE).lines());
            check.remark()
                    .ifPresent(remark ->
                            lines.addAll(new Paragraph(language.text("checks.disagreement", remark), MESSAGE).lines()));
        }
        lines.removeIf(String::isBlank);
        return lines;
    }

    private List<String> row(CheckResult check) {
        return List.of(
                check.name(),
                Phrases.orDash(check.policy()),
                check.state().label(),
                Phrases.orDash(check.verdict().reason()),
                check.origin().label());
    }

    private List<String> todo() {
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (CheckResult check : result.checks()) {
            if (!check.verdict().advice().isEmpty()) {
                number++;
                lines.add(number + ". " + check.name());
                lines.addAll(advised(check.verdict().advice()));
            }
        }
        if (!result.disableChecks().isEmpty()) {
            number++;
            lines.add(number + ". " + language.text("checks.last-resort"));
            lines.addAll(advised(result.disableChecks()));
        }
        return lines.isEmpty()
                ? lines
                : Stream.concat(Stream.of("", language.text("checks.to-do")), lines.stream())
                        .toList();
    }

    private List<String> advised(List<Advice> all) {
        Stream<String> first = all.stream().limit(MOST).flatMap(advice -> advised(advice).stream());
        Stream<String> rest = all.size() > MOST
                ? Stream.of("   " + language.text("checks.more-advice", all.size() - MOST))
                : Stream.empty();
        return Stream.concat(first, rest).toList();
    }

    private List<String> advised(Advice advice) {
        return Stream.concat(
                        new Paragraph(language.text(advice.text()), 3).lines().stream(),
                        advice.commands().stream().map(command -> " ".repeat(COMMAND) + command))
                .toList();
    }
}
