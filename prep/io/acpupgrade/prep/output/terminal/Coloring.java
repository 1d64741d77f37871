package io.acpupgrade.prep.output.terminal;

import io.acpupgrade.problem.Language;

/** Whether the few words that say how something went stand out: a heading before a line, a state in a column of its own. */
public enum Coloring {
    NONE {
        @Override
        String of(String line, Language language) {
            return line;
        }
    },
    ANSI {
        @Override
        String of(String line, Language language) {
            return Emphasis.colored(line, language);
        }
    };

    /** Shows a line, which has no control characters of its own. */
    abstract String of(String line, Language language);
}
