package io.acpupgrade.registry.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The kind of a file, detected from its first bytes. */
public enum FileKind {
    GZIP,
    ZSTD,
    TAR,
    OTHER;

    /** How many bytes detection needs. */
    static final int HEAD = 512;

    private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b, 8};
    private static final byte[] ZSTD_MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
    private static final byte[] SKIPPABLE_MAGIC = {0x2a, 0x4d, 0x18};
    private static final int SKIPPABLE = 0x50;
    private static final byte[] TAR_MAGIC = "ustar".getBytes(StandardCharsets.US_ASCII);
    private static final int TAR_MAGIC_OFFSET = 257;
    private static final int BUFFER = 1 << 17;

    public static FileKind of(byte[] head) {
        if (startsWith(head, 0, GZIP_MAGIC)) {
            return GZIP;
        }
        if (startsWith(head, 0, ZSTD_MAGIC) || isSkippableFrame(head)) {
            return ZSTD;
        }
        return startsWith(head, TAR_MAGIC_OFFSET, TAR_MAGIC) ? TAR : OTHER;
    }

    public static FileKind of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(HEAD));
        }
    }

    /** Returns the decompressed content; other kinds are returned unchanged. */
    InputStream unwrap(InputStream in) throws IOException {
        return switch (this) {
            case GZIP -> new GzipMembers(in);
            case ZSTD -> new ZstdFrames(new BufferedInputStream(in, BUFFER));
            case TAR, OTHER -> in;
        };
    }

    /** Whether the file starts with a skippable zstd frame, as {@code pzstd} writes it. */
    private static boolean isSkippableFrame(byte[] head) {
        return startsWith(head, 1, SKIPPABLE_MAGIC) && (head[0] & 0xf0) == SKIPPABLE;
    }

    private static boolean startsWith(byte[] head, int from, byte[] magic) {
        int to = from + magic.length;
        return head.length >= to && Arrays.equals(head, from, to, magic, 0, magic.length);
    }
}
