package io.acpupgrade.prep.deploy;

import io.acpupgrade.problem.Message;
import java.util.List;

/** Records what a deployment reports. */
public record RecordingLog(List<String> messages) implements DeployLog {
    @Override
    public void info(Message heading, Message text) {
        messages.add(heading.english() + " " + text.english());
    }

    @Override
    public void warn(Message text) {
        messages.add("WARNING " + text.english());
    }

    @Override
    public void detail(Message text) {
        messages.add(text.english());
    }

    @Override
    public void ifInterrupted(Message state, Message next) {
        // printed only on an interrupt
    }
}
