package io.acpupgrade.prep.deploy;

import io.acpupgrade.problem.Message;

/** Receives what happens during a deployment. */
public interface DeployLog {
    /** Logs one step. */
    void info(Message heading, Message text);

    /** Warns about something that does not stop the deployment. */
    void warn(Message text);

    /** Logs a detail, shown only with verbose output. */
    void detail(Message text);

    /**
     * Sets what to print if the run is interrupted from now on.
     *
     * @param state the state that is left behind
     * @param next what the user can do about it
     */
    void ifInterrupted(Message state, Message next);
}
