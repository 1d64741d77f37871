package io.acpupgrade.prep.workflow;

import java.util.List;

/** The registry does not hold the whole package at the end of a run, for a reason that was announced on the way. */
public final class SyncException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;
    private final List<String> remedies;

    SyncException(ExitCode code, String message, List<String> remedies) {
        super(message);
        this.code = code;
        this.remedies = List.copyOf(remedies);
    }

    ExitCode code() {
        return code;
    }

    List<String> remedies() {
        return remedies;
    }
}
