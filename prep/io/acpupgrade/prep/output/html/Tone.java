package io.acpupgrade.prep.output.html;

import io.acpupgrade.problem.Message;
import java.util.Locale;

/** How something is to be taken. It shows as a symbol and as a colour, and never without its word beside it. */
enum Tone {
    GOOD("✓"),
    BAD("✕"),
    /** It is not known yet. */
    OPEN("?"),
    /** Not settled yet: worth another look a little later. */
    LATER("↻"),
    /** Nothing to do with it. */
    QUIET("–");

    private final String symbol;

    Tone(String symbol) {
        this.symbol = symbol;
    }

    /** Of the state of a check, by its word. */
    static Tone ofState(String state) {
        return switch (state) {
            case "Passed" -> GOOD;
            case "Failed" -> BAD;
            case "Retry" -> LATER;
            case "Skipped", "NotApplicable" -> QUIET;
            default -> OPEN;
        };
    }

    /** Of the result of a copy, by its word. */
    static Tone ofResult(String result) {
        return switch (result) {
            case "PUSHED", "ALREADY_THERE" -> GOOD;
            case "FAILED" -> BAD;
            default -> OPEN;
        };
    }

    String className() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word with its symbol, which a voice that reads aloud leaves out. */
    Element label(Message word) {
        return Element.of("span").styled("label " + className()).plus(mark(), new Text(" "), new Sentence(word));
    }

    Element mark() {
        return Element.of("span", symbol).styled("mark").with("aria-hidden", "true");
    }
}
