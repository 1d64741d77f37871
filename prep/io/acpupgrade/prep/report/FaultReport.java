package io.acpupgrade.prep.report;

import io.acpupgrade.registry.Fault;

/** One thing that is wrong with a package. */
public record FaultReport(String where, String what, String remedy) {
    static FaultReport of(Fault fault) {
        return new FaultReport(
                fault.where(), fault.what().english(), fault.remedy().english());
    }
}
