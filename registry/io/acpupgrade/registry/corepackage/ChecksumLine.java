package io.acpupgrade.registry.corepackage;

import io.acpupgrade.registry.Digest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a checksum file, as GNU's tools write it ({@code hex  name}) or BSD's and OpenSSL's
 * ({@code SHA256 (name) = hex}).
 *
 * @param algorithm the word for it where the line has one that this program cannot compute; else empty
 * @param name the file that the line is about; empty where it names none
 */
record ChecksumLine(Optional<Digest> digest, String algorithm, String name) {
    private static final Pattern BSD =
            Pattern.compile("([A-Za-z][A-Za-z0-9/_-]*) ?\\((.*)\\) ?= ?([0-9A-Fa-f]+)( bytes)?");
    private static final Pattern GNU = Pattern.compile("([0-9A-Fa-f]+)(\\s+\\*?(.*))?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([nr\\\\])");
    private static final Map<Integer, String> BY_LENGTH = Map.of(64, "sha256", 128, "sha512");
    private static final Map<String, String> BY_WORD =
            Map.of("sha256", "sha256", "sha2-256", "sha256", "sha512", "sha512", "sha2-512", "sha512");
    private static final List<String> STANDARD_INPUT = List.of("-", "stdin");

    /** What the line says; nothing where it is no checksum of any kind. */
    static Optional<ChecksumLine> read(String line) {
        Matcher bsd = BSD.matcher(line);
        if (bsd.matches()) {
            String word = bsd.group(1).toLowerCase(Locale.ROOT);
            String algorithm = BY_WORD.getOrDefault(word, "");
            return algorithm.isEmpty()
                    ? Optional.of(new ChecksumLine(Optional.empty(), bsd.group(1), bsd.group(2)))
                    : digest(algorithm, bsd.group(3)).map(digest -> of(digest, bsd.group(2)));
        }
        boolean escaped = line.startsWith("\\");
        Matcher gnu = GNU.matcher(escaped ? line.substring(1) : line);
        if (!gnu.matches()) {
            return Optional.empty();
        }
        String name = gnu.group(3) == null ? "" : gnu.group(3);
        return digest(BY_LENGTH.getOrDefault(gnu.group(1).length(), ""), gnu.group(1))
                .map(digest -> of(digest, escaped ? unescaped(name) : name));
    }

    /** GNU's tools begin a line with a backslash where the name has characters that they had to write otherwise. */
    private static String unescaped(String name) {
        return ESCAPE.matcher(name).replaceAll(escape -> switch (escape.group(1)) {
            case "n" -> "\n";
            case "r" -> "\r";
            default -> "\\\\";
        });
    }

    private static ChecksumLine of(Digest digest, String name) {
        return new ChecksumLine(Optional.of(digest), "", STANDARD_INPUT.contains(name) ? "" : name);
    }

    private static Optional<Digest> digest(String algorithm, String hex) {
        String text = algorithm + ":" + hex.toLowerCase(Locale.ROOT);
        return Digest.isDigest(text) ? Optional.of(Digest.parse(text)) : Optional.empty();
    }

    /** Whether it speaks of a file of this name, in whichever folder. */
    boolean isAbout(String fileName) {
        String path = name.replace('\\', '/');
        return path.substring(path.lastIndexOf('/') + 1).equals(fileName);
    }
}
