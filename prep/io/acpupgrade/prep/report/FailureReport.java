package io.acpupgrade.prep.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.problem.Message;
import java.util.List;

/**
 * Why a run ended without doing what it was asked to.
 *
 * @param code names the sentence of {@code message}, in every language and release
 * @param arguments what the sentence is about, in its order
 */
public record FailureReport(String code, List<JsonNode> arguments, Message message, Message remedy) {
    public FailureReport {
        arguments = List.copyOf(arguments);
    }

    static FailureReport of(Message message, Message remedy) {
        return new FailureReport(message.code(), MessageArguments.of(message), message, remedy);
    }
}
