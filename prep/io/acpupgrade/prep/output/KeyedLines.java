package io.acpupgrade.prep.output;

import io.acpupgrade.prep.output.terminal.TerminalText;
import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;
import java.util.ArrayList;
import java.util.List;

/** Lines of a summary: a title, and below it keys in a column of their own with what there is to say about each. */
final class KeyedLines {
    private static final int KEY = 17;

    private final Language language;
    private final List<String> lines = new ArrayList<>();

    KeyedLines(Language language) {
        this.language = language;
    }

    /** What there is to say about a name or version that may not be known. */
    static Message known(String text) {
        return text.isEmpty() ? Message.of("key.not-known") : Message.verbatim(text);
    }

    void title(String code, Object... arguments) {
        lines.add(language.text(code, arguments));
    }

    /** @param key the code of a message */
    void add(String key, Message value) {
        lines.add("  " + new TerminalText(language.text(key)).padded(KEY) + language.text(value));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
