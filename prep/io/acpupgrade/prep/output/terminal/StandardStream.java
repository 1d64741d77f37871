package io.acpupgrade.prep.output.terminal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** stdout or stderr, which knows what kept it from being written; a plain {@link PrintStream} forgets the reason. */
public final class StandardStream extends PrintStream {
    private final Sink sink;
    private final boolean terminal;

    private StandardStream(Sink sink, boolean terminal) {
        super(new BufferedOutputStream(sink), true, StandardCharsets.UTF_8);
        this.sink = sink;
        this.terminal = terminal;
    }

    public static StandardStream over(OutputStream out) {
        return new StandardStream(new Sink(out), false);
    }

    /** One that leads to a terminal. */
    public static StandardStream terminal(OutputStream out) {
        return new StandardStream(new Sink(out), true);
    }

    /** Whether a person looks at it. */
    public boolean isTerminal() {
        return terminal;
    }

    /** The first thing that could not be written. A reader that has gone away, as {@code head} does, wanted no more. */
    public Optional<IOException> failure() {
        flush();
        return sink.failure;
    }

    /** Whether the reader has gone away. */
    boolean isAbandoned() {
        return sink.abandoned;
    }

    /** Takes everything, and passes it on for as long as that goes well. */
    private static final class Sink extends OutputStream {
        private final OutputStream out;
        private volatile Optional<IOException> failure = Optional.empty();
        private volatile boolean abandoned;

        Sink(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (abandoned || failure.isPresent()) {
                return;
            }
            try {
                out.write(bytes, offset, length);
                out.flush();
            } catch (IOException e) {
                // the wrapper sees to it that the system speaks English
                abandoned = String.valueOf(e.getMessage()).contains("Broken pipe");
                failure = abandoned ? Optional.empty() : Optional.of(e);
            }
        }
    }
}
