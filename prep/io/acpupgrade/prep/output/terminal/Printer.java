package io.acpupgrade.prep.output.terminal;

import io.acpupgrade.prep.text.PrintableJson;
import io.acpupgrade.prep.text.PrintableLine;
import io.acpupgrade.problem.Language;
import io.acpupgrade.problem.Message;
import java.io.PrintStream;

/**
 * The one place where text goes to a stream that a person may look at, in that person's language. What is in a text, it shows
 * something and nothing else; a line is one line; what moves the cursor is only what is named here.
 */
public record Printer(PrintStream stream, Language language, Coloring coloring) {
    public Printer(PrintStream stream, Language language) {
        this(stream, language, Coloring.NONE);
    }

    /** What a terminal does on command. */
    enum Control {
        SECOND_SCREEN("\u001b[?1049h"),
        FIRST_SCREEN("\u001b[?1049l"),
        TOP("\u001b[H"),
        LINE_START("\r"),
        NEXT_LINE("\n"),
        CLEAR_REST("\u001b[K"),
        CLEAR_BELOW("\u001b[J");

        private final String sequence;

        Control(String sequence) {
            this.sequence = sequence;
        }
    }

    public void line(Message message) {
        line(language.text(message));
    }

    public void line(String text) {
        stream.println(shown(text));
    }

    /** Phrases after which the line goes on. */
    public void words(Message message) {
        words(language.text(message));
    }

    /** Phrases after which the line goes on. */
    public void words(String text) {
        stream.print(shown(text));
    }

    private String shown(String text) {
        return coloring.of(new PrintableLine(text).text(), language);
    }

    public void json(String document) {
        stream.println(new PrintableJson(document));
    }

    void control(Control... controls) {
        for (Control control : controls) {
            stream.print(control.sequence);
        }
    }

    void up(int lines) {
        stream.print("\u001b[" + lines + "A");
    }

    public void flush() {
        stream.flush();
    }
}
