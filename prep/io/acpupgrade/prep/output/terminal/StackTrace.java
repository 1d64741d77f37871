package io.acpupgrade.prep.output.terminal;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** What a failure looks like from inside, line by line; a message that has several lines takes one. */
public record StackTrace(Throwable failure) {
    /** A stack that is full is a thousand lines long, and the first of them say where. */
    private static final int MOST = 100;

    public void print(ConsoleWriter console) {
        console.line("Trace", "");
        lines().stream().limit(MOST).forEach(line -> console.line("", line));
    }

    List<String> lines() {
        Lines lines = new Lines();
        failure.printStackTrace(lines);
        return List.copyOf(lines.lines);
    }

    /** Java hands over each line, the messages with whatever is in them, as one object. */
    private static final class Lines extends PrintWriter {
        private final List<String> lines = new ArrayList<>();

        Lines() {
            super(Writer.nullWriter());
        }

        @Override
        public void println(Object line) {
            lines.add(String.valueOf(line));
        }
    }
}
