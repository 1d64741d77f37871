package io.acpupgrade.prep.deploy;

import java.util.List;

/** Records what a deployment reports. */
public record RecordingLog(List<String> messages) implements DeployLog {
    @Override
    public void info(String heading, String text) {
        messages.add(heading + " " + text);
    }

    @Override
    public void warn(String text) {
        messages.add("WARNING " + text);
    }

    @Override
    public void detail(String text) {
        messages.add(text);
    }

    @Override
    public void ifInterrupted(String state, String next) {
        // printed only on an interrupt
    }
}
