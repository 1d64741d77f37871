package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The checksums that lie beside files: {@code FILE.sha256}, and lists named {@code SHA256SUMS}. */
final class ChecksumFiles {
    private static final String SUFFIX = ".sha256";
    private static final String LIST = "SHA256SUMS";
    private static final int LARGEST = 4 << 20;
    private static final int HEX = 64;

    private final Folder folder;
    private final List<Fault> faults;
    private final SortedMap<String, Digest> expected = new TreeMap<>();

    private ChecksumFiles(Folder folder, List<Fault> faults) {
        this.folder = folder;
        this.faults = faults;
    }

    /** Which file of the folder should have which digest, as far as those among these files say. */
    static SortedMap<String, Digest> among(List<String> files, Folder folder, List<Fault> faults) {
        ChecksumFiles checksums = new ChecksumFiles(folder, faults);
        for (String file : files) {
            String name = file.substring(file.lastIndexOf('/') + 1);
            if (name.equals(LIST)) {
                checksums.readList(file);
            } else if (name.endsWith(SUFFIX) && name.length() > SUFFIX.length()) {
                checksums.readOne(file, file.substring(0, file.length() - SUFFIX.length()));
            }
        }
        return checksums.expected;
    }

    private void readOne(String checksum, String file) {
        List<String> lines = lines(checksum);
        Optional<Digest> digest = lines.isEmpty() ? Optional.empty() : digest(lines.get(0));
        digest.ifPresentOrElse(
                value -> expect(checksum, file, value), () -> fault(checksum, "holds no sha256 checksum"));
    }

    private void readList(String list) {
        for (String line : lines(list)) {
            try {
                Digest digest = digest(line).orElseThrow(() -> new IOException("it is no checksum"));
                expect(list, EntryPath.relativeTo(list, fileName(line)), digest);
            } catch (IOException e) {
                fault(list, "has the line '" + line + "': " + e.getMessage());
            }
        }
    }

    private void expect(String source, String file, Digest digest) {
        Digest other = expected.putIfAbsent(file, digest);
        if (!folder.has(file)) {
            expected.remove(file);
            fault(source, "names '" + file + "', which is not there");
        } else if (other != null && !other.equals(digest)) {
            fault(source, "says " + digest + " of '" + file + "', another checksum file says " + other);
        }
    }

    /** What follows the checksum; an asterisk before it says that the file was read as binary. */
    private static String fileName(String line) {
        String name = line.substring(HEX).strip();
        return name.startsWith("*") ? name.substring(1) : name;
    }

    private static Optional<Digest> digest(String line) {
        String hex = line.length() < HEX ? line : line.substring(0, HEX).toLowerCase(Locale.ROOT);
        boolean apart = line.length() <= HEX || Character.isWhitespace(line.charAt(HEX));
        return apart && Digest.isDigest("sha256:" + hex) ? Optional.of(Digest.sha256(hex)) : Optional.empty();
    }

    private List<String> lines(String file) {
        try {
            return new String(folder.read(file, LARGEST), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            faults.add(Unreadable.fault(folder.locate(file), e));
            return List.of();
        }
    }

    private void fault(String file, String what) {
        faults.add(new Fault(folder.locate(file).toString(), what, "Download this file and what it describes again."));
    }
}
