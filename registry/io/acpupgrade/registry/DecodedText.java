package io.acpupgrade.registry;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Decodes text files: UTF-8, or UTF-16 with a byte order mark, as editors and shells on Windows write it. The mark is
 * dropped.
 */
public final class DecodedText {
    private static final Map<Charset, byte[]> MARKS = Map.of(
            StandardCharsets.UTF_8, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
            StandardCharsets.UTF_16LE, new byte[] {(byte) 0xff, (byte) 0xfe},
            StandardCharsets.UTF_16BE, new byte[] {(byte) 0xfe, (byte) 0xff});

    private DecodedText() {}

    public static String of(byte[] bytes) {
        for (Map.Entry<Charset, byte[]> mark : MARKS.entrySet()) {
            int length = mark.getValue().length;
            if (startsWith(bytes, mark.getValue())) {
                return new String(bytes, length, bytes.length - length, mark.getKey());
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Returns the non-empty lines, trimmed. */
    public static List<String> lines(byte[] bytes) {
        return of(bytes)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Whether the bytes begin with a byte order mark. */
    public static boolean hasByteOrderMark(byte[] bytes) {
        return MARKS.values().stream().anyMatch(mark -> startsWith(bytes, mark));
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
}
