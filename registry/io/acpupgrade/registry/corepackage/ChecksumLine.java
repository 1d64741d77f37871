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
 * @param algorithm the name of an unsupported algorithm; else empty
 * @param name the file named by the line; may be empty
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

    /** Parses a line; empty when it is not a checksum. */
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

    /** GNU tools put a backslash before a line whose file name is escaped. */
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

    /** Whether the line names a file with this name, in any folder. */
    boolean isAbout(String fileName) {
        String path = name.replace('\\', '/');
        return path.substring(path.lastIndexOf('/') + 1).equals(fileName);
    }
}
