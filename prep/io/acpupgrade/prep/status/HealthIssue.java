package io.acpupgrade.prep.status;

import io.acpupgrade.prep.platform.Timestamp;
import io.acpupgrade.problem.Message;
import java.util.Comparator;
import java.util.Optional;

/**
 * An issue of an upgrade.
 *
 * @param since as the cluster wrote it; empty if unknown
 * @param impact the effect on the upgrade, in a few words
 * @param remedy as full sentences; empty if there is nothing to do but wait
 */
public record HealthIssue(Timestamp since, Level level, Message impact, Message message, Message remedy) {
    static final Timestamp UNKNOWN_TIME = new Timestamp("", Optional.empty());
    static final Comparator<HealthIssue> WORST_FIRST = Comparator.comparing(HealthIssue::level);

    /** The severity, the worst first. */
    public enum Level {
        ERROR("status.error"),
        WARNING("status.warning"),
        INFO("status.info");

        private final String label;

        Level(String label) {
            this.label = label;
        }

        public Message label() {
            return Message.of(label);
        }
    }
}
