package io.acpupgrade.prep.deploy;

/** What an operator is told while the cluster version operator is deployed. */
public interface DeployLog {
    /** A line of the story. */
    void info(String heading, String text);

    /** Something that the operator should know, and that stops nothing. */
    void warn(String text);

    /** A line for those who want to be told every single thing. */
    void detail(String text);

    /**
     * What will be said if the run is interrupted from now on.
     *
     * @param state how things are left
     * @param next what to do about it
     */
    void ifInterrupted(String state, String next);
}
