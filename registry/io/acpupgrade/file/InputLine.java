package io.acpupgrade.file;

import io.acpupgrade.problem.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * One line of a stream, typed or piped in; what follows the line stays in the stream.
 *
 * @param limit how many bytes it has at the most
 */
public record InputLine(InputStream in, int limit) {
    /** Returns the line without its line break; empty at the end of the stream. */
    public Optional<byte[]> read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        boolean ended = next < 0;
        while (next >= 0 && next != '\n') {
            if (line.size() == limit) {
                throw new UnusableFileException(Message.of("file.line-too-long", limit));
            }
            line.write(next);
            next = in.read();
        }
        return ended ? Optional.empty() : Optional.of(line.toByteArray());
    }
}
