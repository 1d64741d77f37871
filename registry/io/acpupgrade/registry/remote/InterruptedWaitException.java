package io.acpupgrade.registry.remote;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.remote.http.NetworkErrors;
import java.io.InterruptedIOException;

/** The program ended while bytes waited to be sent or received at the permitted rate. */
final class InterruptedWaitException extends InterruptedIOException implements Explained {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
        return problem().message().english();
    }

    @Override
    public Problem problem() {
        return new Problem(NetworkErrors.SHUTTING_DOWN, NetworkErrors.RUN_AGAIN);
    }
}
