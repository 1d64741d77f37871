package io.acpupgrade.prep.workflow;

/** What one verb does, from its first step to its last. */
@FunctionalInterface
public interface Workflow {
    /**
     * Runs it to its end.
     *
     * @throws Exception what stopped it on the way; {@link Failure} turns it into words and an exit code
     */
    ExitCode run() throws Exception;
}
