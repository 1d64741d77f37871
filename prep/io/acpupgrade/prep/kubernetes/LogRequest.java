package io.acpupgrade.prep.kubernetes;

/** Which lines of which log. */
public record LogRequest(String namespace, String pod, String container, int lines, ContainerRun run) {
    /** A container that crashed has two lives to tell of. */
    public enum ContainerRun {
        CURRENT,
        PREVIOUS
    }
}
