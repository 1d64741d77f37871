package io.acpupgrade.prep.text;

import io.acpupgrade.problem.Message;
import java.util.List;

/** A list of names within a sentence, cut off after the first few. */
public final class NameList {
    private static final int SHOWN = 5;

    private NameList() {}

    /**
     * Such as {@code a, b, c, d, e and 7 more}.
     *
     * @param names names, or messages about one thing each
     */
    public static Message shortened(List<?> names) {
        List<?> first = List.copyOf(names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() > SHOWN
                ? Message.of("text.names-and-more", first, names.size() - SHOWN)
                : Message.of("list", first);
    }
}
