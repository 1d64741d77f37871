package io.acpupgrade.prep.kubernetes;

/** Selects the last lines of a container's log. */
public record LogRequest(String namespace, String pod, String container, int lines, ContainerRun run) {
    /** A restarted container has two logs. */
    public enum ContainerRun {
        CURRENT,
        PREVIOUS
    }
}
