package io.acpupgrade.prep.deploy;

import java.util.List;

/** Keeps what an operator is told. */
public record ListeningLog(List<String> told) implements DeployLog {
    @Override
    public void info(String heading, String text) {
        told.add(heading + " " + text);
    }

    @Override
    public void warn(String text) {
        told.add("WARNING " + text);
    }

    @Override
    public void detail(String text) {
        told.add(text);
    }

    @Override
    public void ifInterrupted(String state, String next) {
        // not told before somebody interrupts
    }
}
