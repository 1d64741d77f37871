package io.acpupgrade.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * One line of a stream that a person or a pipe fills; what comes after it is left for whoever reads next.
 *
 * @param limit how many bytes it has at the most
 */
public record InputLine(InputStream in, int limit) {
    /** Without what ends it; nothing where the stream has ended. */
    public Optional<byte[]> read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        boolean ended = next < 0;
        while (next >= 0 && next != '\n') {
            if (line.size() == limit) {
                throw new UnusableFileException("its first line is longer than " + limit + " bytes");
            }
            line.write(next);
            next = in.read();
        }
        return ended ? Optional.empty() : Optional.of(line.toByteArray());
    }
}
