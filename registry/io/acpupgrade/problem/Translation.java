package io.acpupgrade.problem;

import java.util.Map;

/**
 * A text that is not in the catalogs, but in a file that may replace ours.
 *
 * @param english also for languages without a text of their own
 */
public record Translation(String english, Map<Language, String> others) {
    public Translation {
        others = Map.copyOf(others);
    }

    String text(Language language) {
        return others.getOrDefault(language, english);
    }

    @Override
    public String toString() {
        return english;
    }
}
