package io.acpupgrade.prep.report;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Fault;

/** One thing that is wrong with a package. */
public record FaultReport(String where, Message what, Message remedy) {
    static FaultReport of(Fault fault) {
        return new FaultReport(fault.where(), fault.what(), fault.remedy());
    }
}
