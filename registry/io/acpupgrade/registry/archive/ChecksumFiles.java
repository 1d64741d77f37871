package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The checksums that lie beside files: {@code FILE.sha256}, and lists named {@code SHA256SUMS}. */
final class ChecksumFiles {
    private static final String SUFFIX = ".sha256";
    private static final String LIST = "SHA256SUMS";
    private static final long LARGEST = 4 << 20;
    private static final int HEX = 64;

    private final SortedMap<Path, Digest> expected = new TreeMap<>();
    private final List<Fault> faults;

    private ChecksumFiles(List<Fault> faults) {
        this.faults = faults;
    }

    /** Which file should have which digest, as far as these files say. */
    static SortedMap<Path, Digest> among(List<Path> files, List<Fault> faults) {
        ChecksumFiles checksums = new ChecksumFiles(faults);
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            if (name.equals(LIST)) {
                checksums.readList(file);
            } else if (name.endsWith(SUFFIX) && name.length() > SUFFIX.length()) {
                checksums.readOne(file, file.resolveSibling(name.substring(0, name.length() - SUFFIX.length())));
            }
        }
        return checksums.expected;
    }

    private void readOne(Path checksum, Path file) {
        List<String> lines = lines(checksum);
        Optional<Digest> digest = lines.isEmpty() ? Optional.empty() : digest(lines.get(0));
        if (digest.isEmpty()) {
            fault(checksum, "holds no sha256 checksum");
        }
        digest.ifPresent(value -> expect(checksum, file, value));
    }

    private void readList(Path list) {
        for (String line : lines(list)) {
            Optional<Digest> digest = digest(line);
            if (digest.isEmpty()) {
                fault(list, "has a line that is no checksum: '" + line + "'");
            }
            digest.ifPresent(value -> expect(list, list.resolveSibling(fileName(line)), value));
        }
    }

    private void expect(Path source, Path file, Digest digest) {
        if (Files.isRegularFile(file)) {
            expected.put(file.normalize(), digest);
        } else {
            fault(source, "names '" + file.getFileName() + "', which is not there");
        }
    }

    /** What follows the checksum; an asterisk before it says that the file was read as binary. */
    private static String fileName(String line) {
        String name = line.substring(HEX).strip();
        return name.startsWith("*") ? name.substring(1) : name;
    }

    private static Optional<Digest> digest(String line) {
        String hex = line.length() < HEX ? line : line.substring(0, HEX).toLowerCase(java.util.Locale.ROOT);
        return Digest.isDigest("sha256:" + hex) ? Optional.of(Digest.sha256(hex)) : Optional.empty();
    }

    private List<String> lines(Path file) {
        try {
            if (Files.size(file) <= LARGEST) {
                return Files.readString(file, StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
            }
            fault(file, "is too large for a list of checksums");
        } catch (IOException e) {
            fault(file, "cannot be read: " + e.getMessage());
        }
        return List.of();
    }

    private void fault(Path file, String what) {
        faults.add(new Fault(file.toString(), what, "Download this file and what it describes again."));
    }
}
