package io.acpupgrade.prep.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Fault;
import java.util.List;

/**
 * One thing that is wrong with a package.
 *
 * @param code names the sentence of {@code what}, in every language and release
 * @param arguments what the sentence is about, in its order
 */
public record FaultReport(String where, String code, List<JsonNode> arguments, Message what, Message remedy) {
    public FaultReport {
        arguments = List.copyOf(arguments);
    }

    static FaultReport of(Fault fault) {
        return new FaultReport(
                fault.where(), fault.what().code(), MessageArguments.of(fault.what()), fault.what(), fault.remedy());
    }
}
