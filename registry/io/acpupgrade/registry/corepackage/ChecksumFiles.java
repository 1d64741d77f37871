package io.acpupgrade.registry.corepackage;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.DecodedText;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.archive.EntryPath;
import io.acpupgrade.registry.archive.Folder;
import io.acpupgrade.registry.archive.LeftoverFiles;
import io.acpupgrade.registry.archive.ReadFailure;
import io.acpupgrade.registry.archive.UnreadableContentException;
import io.acpupgrade.registry.archive.UnsafeEntryException;
import io.acpupgrade.registry.signature.ClearSigned;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the checksum files of a folder: {@code FILE.sha256} for one file, {@code SHA256SUMS} for many. */
final class ChecksumFiles {
    private static final Pattern OF_ONE = Pattern.compile("(.+)\\.(?i:sha(256|512)(sums?)?(\\.txt)?)");
    private static final Pattern OF_MANY = Pattern.compile("(?i:sha(256|512)sums?(\\.txt)?)");
    private static final int MAX_SIZE = 4 << 20;

    /** The suffix of a list with an embedded signature, stored beside the plain list. */
    private static final String SIGNED = ".asc";

    private final Folder folder;
    private final Signatures signatures;
    private final List<Fault> faults;
    private final PackageNotes remarks;
    private final SortedMap<String, List<Digest>> expected = new TreeMap<>();
    private final SortedMap<String, Set<String>> sources = new TreeMap<>();

    /**
     * The expected digests.
     *
     * @param expected digests by file
     * @param sources checksum files by file
     */
    record Sums(SortedMap<String, List<Digest>> expected, SortedMap<String, Set<String>> sources) {
        static Sums none() {
            return new Sums(new TreeMap<>(), new TreeMap<>());
        }
    }

    private ChecksumFiles(Folder folder, Signatures signatures, List<Fault> faults, PackageNotes remarks) {
        this.folder = folder;
        this.signatures = signatures;
        this.faults = faults;
        this.remarks = remarks;
    }

    /** Collects the expected digests from the checksum files among these files. */
    static Sums among(
            List<String> files, Folder folder, Signatures signatures, List<Fault> faults, PackageNotes remarks) {
        ChecksumFiles checksums = new ChecksumFiles(folder, signatures, faults, remarks);
        for (String file : files) {
            String name = file.substring(file.lastIndexOf('/') + 1);
            String plain = name.endsWith(SIGNED) ? name.substring(0, name.length() - SIGNED.length()) : name;
            if (isOne(plain)) {
                checksums.lines(file).ifPresent(lines -> checksums.read(file, plain, lines));
            }
        }
        return new Sums(checksums.expected, checksums.sources);
    }

    /** Whether the name is that of a checksum file. */
    static boolean isOne(String name) {
        return OF_MANY.matcher(name).matches() || OF_ONE.matcher(name).matches();
    }

    private void read(String file, String name, List<String> lines) {
        Matcher ofOne = OF_ONE.matcher(name);
        if (OF_MANY.matcher(name).matches()) {
            readList(file, lines);
        } else if (ofOne.matches()) {
            readOne(file, ofOne.group(1), lines);
        }
    }

    /**
     * Reads a checksum file of one file. Of several lines, those with its name count; a single line may have another
     * name.
     */
    private void readOne(String checksum, String name, List<String> lines) {
        List<ChecksumLine> all = lines.stream()
                .flatMap(line -> ChecksumLine.read(line).stream())
                .filter(line -> line.digest().isPresent())
                .toList();
        List<ChecksumLine> own = all.stream().filter(line -> line.isAbout(name)).toList();
        List<ChecksumLine> counting = own.isEmpty() ? all : own;
        String file = checksum.substring(0, checksum.lastIndexOf('/') + 1) + name;
        if (counting.isEmpty()) {
            fault(checksum, Message.of("corepackage.holds-no-checksum"));
        } else if (own.isEmpty() && all.size() > 1) {
            fault(checksum, Message.of("corepackage.checksums-of-others", all.size(), name));
        }
        counting.stream().flatMap(line -> line.digest().stream()).forEach(digest -> expect(checksum, file, digest));
    }

    private void readList(String list, List<String> lines) {
        for (String text : lines) {
            try {
                ChecksumLine line = ChecksumLine.read(text)
                        .orElseThrow(() -> new UnreadableContentException(Message.of("corepackage.no-checksum")));
                Optional<Digest> digest = line.digest();
                String file = path(list, line.name());
                if (digest.isPresent()) {
                    expect(list, file, digest.get());
                } else {
                    remarks.note(Message.of(
                            "corepackage.algorithm-not-checked", folder.locate(list), line.algorithm(), file));
                }
            } catch (IOException e) {
                fault(list, Message.of("corepackage.checksum-line", text, Message.of(e)));
            }
        }
    }

    /** Returns the path that a list names, with backslashes converted. */
    private String path(String list, String name) throws UnsafeEntryException {
        String path = EntryPath.relativeTo(list, name);
        return folder.has(path) || name.startsWith("\\") ? path : EntryPath.relativeTo(list, name.replace('\\', '/'));
    }

    private void expect(String source, String file, Digest digest) {
        if (LeftoverFiles.include(file)) {
            return;
        }
        if (!folder.has(file)) {
            fault(source, Message.of("corepackage.checksum-of-nothing", file));
            return;
        }
        sources.computeIfAbsent(file, key -> new TreeSet<>()).add(source);
        List<Digest> known = expected.computeIfAbsent(file, key -> new ArrayList<>());
        Optional<Digest> alike = known.stream()
                .filter(other -> other.algorithm().equals(digest.algorithm()))
                .findFirst();
        if (alike.isEmpty()) {
            known.add(digest);
        } else if (!alike.get().equals(digest)) {
            fault(source, Message.of("corepackage.checksums-disagree", digest, file, alike.get()));
        }
    }

    /** Returns the signed lines of a clear-signed text; empty when the file is only a signature. */
    private Optional<List<String>> lines(String file) {
        try {
            byte[] bytes = folder.read(file, MAX_SIZE);
            boolean isSigned = ClearSigned.isOne(bytes);
            if (!isSigned && file.endsWith(SIGNED)) {
                return Optional.empty();
            }
            return Optional.of(DecodedText.lines(isSigned ? signed(file, bytes) : bytes).stream()
                    .filter(line -> !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            faults.add(ReadFailure.fault(folder.locate(file), e));
            return Optional.empty();
        }
    }

    private byte[] signed(String file, byte[] bytes) throws IOException {
        ClearSigned signed = ClearSigned.parse(bytes);
        signatures.check(folder.locate(file), signed, faults);
        return signed.text();
    }

    private void fault(String file, Message what) {
        faults.add(
                new Fault(folder.locate(file).toString(), new Problem(what, Message.of("corepackage.download-both"))));
    }
}
