package io.acpupgrade.prep.status;

import io.acpupgrade.prep.platform.Timestamp;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something that is not as it should be.
 *
 * @param since as the cluster wrote it; empty where nothing says
 * @param impact what it means for the upgrade, in a few words
 * @param todo as full sentences; empty where there is nothing to do but wait
 */
public record HealthIssue(Timestamp since, Level level, String impact, String message, String todo) {
    static final Timestamp SOME_TIME = new Timestamp("", Optional.empty());
    static final Comparator<HealthIssue> WORST_FIRST = Comparator.comparing(HealthIssue::level);

    /** How bad it is, the worst first. */
    public enum Level {
        ERROR("Error"),
        WARNING("Warning"),
        INFO("Info");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
