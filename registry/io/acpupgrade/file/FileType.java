package io.acpupgrade.file;

import io.acpupgrade.problem.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The type of file at a path, as {@code stat} reports it. */
enum FileType {
    REGULAR(0100000, "file.is-file"),
    FOLDER(0040000, "file.is-folder"),
    PIPE(0010000, "file.is-pipe"),
    SOCKET(0140000, "file.is-socket"),
    DEVICE(0020000, "file.is-device"),
    BLOCK_DEVICE(0060000, "file.is-device");

    private static final int MASK = 0170000;

    private final int bits;
    private final String words;

    FileType(int bits, String words) {
        this.bits = bits;
        this.words = words;
    }

    Message words() {
        return Message.of(words);
    }

    /** Returns the type of the file at the path; a link is followed. */
    static FileType of(Path path) throws IOException {
        int mode = (Integer) Files.getAttribute(path, "unix:mode") & MASK;
        for (FileType type : values()) {
            if (type.bits == mode) {
                return type;
            }
        }
        throw new UnusableFileException(Message.of("file.unknown-type"));
    }
}
