package io.acpupgrade.prep.deploy;

/** Receives what happens during a deployment. */
public interface DeployLog {
    /** Logs one step. */
    void info(String heading, String text);

    /** Warns about something that does not stop the deployment. */
    void warn(String text);

    /** Logs a detail, shown only with verbose output. */
    void detail(String text);

    /**
     * Sets what to print if the run is interrupted from now on.
     *
     * @param state the state that is left behind
     * @param next what the user can do about it
     */
    void ifInterrupted(String state, String next);
}
