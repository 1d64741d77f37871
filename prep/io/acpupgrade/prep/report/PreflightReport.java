package io.acpupgrade.prep.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acpupgrade.prep.preflight.Advice;
import io.acpupgrade.prep.preflight.AdvisoryResults;
import io.acpupgrade.prep.preflight.CheckResult;
import io.acpupgrade.prep.preflight.PreflightResult;
import io.acpupgrade.prep.preflight.PreflightResult.Summary;
import io.acpupgrade.prep.text.ShellCommand;

/** The result of a preflight for machines ({@code docs/report.schema.json}). */
public record PreflightReport(PreflightResult result, AdvisoryResults moreChecks) {
    public ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        Summary summary = result.summary();
        ObjectNode head = root.putObject("summary")
                .put("result", moreChecks.overall(result).label())
                .put("cluster", summary.cluster())
                .put("currentVersion", summary.current())
                .put("desiredVersion", summary.desired())
                .put("desiredImage", summary.image());
        summary.operator()
                .ifPresent(answer -> head.putObject("cvo")
                        .put("observedAt", answer.observedAt())
                        .put("freshness", answer.freshness().name()));
        summary.evaluatedAt().ifPresent(when -> head.put("evaluatedLocallyAt", when.toString()));
        ArrayNode checks = root.putArray("checks");
        result.checks().forEach(check -> add(checks.addObject(), check));
        ArrayNode further = root.putArray("moreChecks");
        moreChecks.results().forEach(check -> add(further.addObject(), check));
        root.put("strict", moreChecks.enforcement() == AdvisoryResults.Enforcement.STRICT);
        ArrayNode more = root.putArray("more");
        result.disableChecks().forEach(advice -> add(more.addObject(), advice));
        result.notes().forEach(root.putArray("notes")::add);
        return root;
    }

    private static void add(ObjectNode node, CheckResult check) {
        node.put("name", check.name())
                .put("policy", check.policy())
                .put("state", check.state().label())
                .put("reason", check.verdict().reason())
                .put("message", check.verdict().message())
                .put("origin", check.origin().label());
        check.remark().ifPresent(words -> node.put("disagreement", words));
        ArrayNode todo = node.putArray("todo");
        check.verdict().advice().forEach(advice -> add(todo.addObject(), advice));
    }

    private static void add(ObjectNode node, Advice advice) {
        node.put("text", advice.text());
        advice.commands().stream().map(ShellCommand::toString).forEach(node.putArray("commands")::add);
    }
}
