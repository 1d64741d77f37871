package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Faults;
import java.util.List;

/** Collects the faults of one docker-archive. */
final class FaultList {
    private static final String DOWNLOAD_AGAIN = "Save the image again, or download this file again.";

    private final String where;
    private final Faults faults = new Faults();

    FaultList(String where) {
        this.where = where;
    }

    void add(String what) {
        faults.add(new Fault(where, Message.text(what), Message.text(DOWNLOAD_AGAIN)));
    }

    List<Fault> faults() {
        return faults;
    }
}
