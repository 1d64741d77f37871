package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Faults;
import java.util.List;

/** Collects the faults of one docker-archive. */
final class FaultList {
    private final String where;
    private final Faults faults = new Faults();

    FaultList(String where) {
        this.where = where;
    }

    void add(Message what) {
        faults.add(new Fault(where, new Problem(what, Message.of("layout.save-again"))));
    }

    List<Fault> faults() {
        return faults;
    }
}
