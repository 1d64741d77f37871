package io.acpupgrade.prep.output;

import io.acpupgrade.prep.output.terminal.Paragraph;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.CheckResult;
import io.acpupgrade.prep.preflight.CheckState;
import io.acpupgrade.prep.preflight.OperatorResult;
import io.acpupgrade.prep.preflight.PreflightResult;
import io.acpupgrade.prep.preflight.PreflightResult.Summary;
import io.acpupgrade.prep.text.Units;
import io.acpupgrade.problem.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of a preflight for people: Summary, Checks, and what to do.
 *
 * @param now by this machine's clock, from which the age of a result is computed
 */
public record PreflightTable(PreflightResult result, Instant now) {
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
        List<String> lines = new ArrayList<>(List.of("Summary"));
        lines.add(Phrases.keyed("Result", result.overall().label() + ": " + counts()));
        lines.add(Phrases.keyed("Cluster", summary.cluster()));
        lines.add(Phrases.keyed("Current version", orUnknown(summary.current())));
        lines.add(Phrases.keyed("Desired version", summary.desired()));
        lines.add(Phrases.keyed("Desired image", orUnknown(summary.image())));
        summary.operator().ifPresent(answer -> lines.add(Phrases.keyed("Evaluated", byOperator(answer))));
        summary.evaluatedAt()
                .ifPresent(when -> lines.add(Phrases.keyed(
                        "Evaluated", "by this program (local), " + when.truncatedTo(ChronoUnit.SECONDS))));
        return lines;
    }

    private static String orUnknown(String text) {
        return text.isEmpty() ? "(not known)" : text;
    }

    private String counts() {
        if (result.checks().isEmpty()) {
            return "no check has a result yet; ask again a little later";
        }
        return Stream.of(CheckState.values())
                .filter(state -> result.count(state) > 0)
                .map(state -> result.count(state) + " " + state.label())
                .collect(Collectors.joining(", "));
    }

    private String byOperator(OperatorResult answer) {
        if (answer.observedAt().isEmpty()) {
            return "by the cluster version operator (cvo): no result yet";
        }
        return "by the cluster version operator (cvo), " + orUnknown(answer.observedAt())
                + (answer.freshness() == OperatorResult.Freshness.FRESH
                        ? ", after this request"
                        : "; an old result" + age(answer));
    }

    private String age(OperatorResult answer) {
        Optional<Duration> age = answer.observed().map(then -> Duration.between(then, now));
        return age.filter(Duration::isNegative).isPresent()
                ? ", from the future by this machine's clock: the two clocks differ"
                : age.map(time -> ", " + Units.age(time) + " ago").orElse("");
    }

    private List<String> checks() {
        if (result.checks().isEmpty()) {
            return List.of("Checks", "  (no result yet)");
        }
        ResultTable table = new ResultTable(List.of("NAME", "POLICY", "STATE", "REASON", "ORIGIN"));
        result.checks().forEach(check -> table.add(row(check)));
        List<String> rows = table.lines();
        List<String> lines = new ArrayList<>(List.of("Checks", "  " + rows.get(0)));
        for (int i = 0; i < result.checks().size(); i++) {
            CheckResult check = result.checks().get(i);
            lines.add("  " + rows.get(i + 1));
            lines.addAll(new Paragraph(check.verdict().message().english(), MESSAGE).lines());
            check.remark()
                    .map(Message::english)
                    .ifPresent(words -> lines.addAll(new Paragraph("Disagreement: " + words, MESSAGE).lines()));
        }
        lines.removeIf(String::isBlank);
        return lines;
    }

    private static List<String> row(CheckResult check) {
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
            lines.add(number + ". In need");
            lines.addAll(advised(result.disableChecks()));
        }
        return lines.isEmpty()
                ? lines
                : Stream.concat(Stream.of("", "To do"), lines.stream()).toList();
    }

    private static List<String> advised(List<Advice> all) {
        Stream<String> first = all.stream().limit(MOST).flatMap(advice -> advised(advice).stream());
        Stream<String> rest = all.size() > MOST
                ? Stream.of("   And " + (all.size() - MOST) + " more of this kind; --output json lists all of them.")
                : Stream.empty();
        return Stream.concat(first, rest).toList();
    }

    private static List<String> advised(Advice advice) {
        return Stream.concat(
                        new Paragraph(advice.text().english(), 3).lines().stream(),
                        advice.commands().stream().map(command -> " ".repeat(COMMAND) + command))
                .toList();
    }
}
