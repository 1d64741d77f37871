package io.acpupgrade.prep.output.terminal;

import io.acpupgrade.problem.Language;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
            String red = colored(line, language.text("terminal.red"), "31");
            String yellow = colored(red, language.text("terminal.yellow"), "33");
            return colored(yellow, language.text("terminal.green"), "32");
        }
    };

    /** Shows a line, which has no control characters of its own. */
    abstract String of(String line, Language language);

    /** @param words alternatives, as in {@code FAILED|Failed} */
    private static String colored(String line, String words, String color) {
        Matcher found =
                Pattern.compile("(?<=^| {2})(?:" + words + ")(?=$|[ :,;：，；（])").matcher(line);
        return found.replaceAll("\u001b[" + color + "m$0\u001b[0m");
    }
}
