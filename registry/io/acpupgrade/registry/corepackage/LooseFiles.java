package io.acpupgrade.registry.corepackage;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.archive.BlobVerification;
import io.acpupgrade.registry.archive.ContentCheck;
import io.acpupgrade.registry.archive.FileKind;
import io.acpupgrade.registry.archive.Folder;
import io.acpupgrade.registry.archive.ReadFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The files of a package folder outside its layouts.
 *
 * @param archives paths of the archives, detected by content
 * @param checksums expected digests of any file of the folder
 */
record LooseFiles(List<String> archives, ChecksumFiles.Sums checksums, Folder folder) {
    private static final Pattern LAYOUT_CONTENT =
            Pattern.compile("(.*/)?(docker/registry/v2/.*|blobs/sha(256|512)/[0-9a-f]+)");
    private static final Pattern ARCHIVE_NAME = Pattern.compile(".*\\.(tgz|tar|tar\\.gz|tar\\.zst|tzst)");

    /** @param layers files that belong to a layout although their path does not show it */
    static LooseFiles of(
            Folder folder,
            Set<String> layers,
            BlobVerification verification,
            Signatures signatures,
            List<Fault> faults,
            PackageNotes remarks) {
        List<String> loose = folder.files().keySet().stream()
                .filter(Predicate.not(LAYOUT_CONTENT.asMatchPredicate()))
                .filter(file -> !layers.contains(file))
                .toList();
        ChecksumFiles.Sums checksums = verification == BlobVerification.CHECK
                ? ChecksumFiles.among(loose, folder, signatures, faults, remarks)
                : ChecksumFiles.Sums.none();
        return new LooseFiles(archives(loose, folder, faults), checksums, folder);
    }

    private static List<String> archives(List<String> files, Folder folder, List<Fault> faults) {
        List<String> archives = new ArrayList<>();
        for (String file : files) {
            try {
                if (folder.kind(file) != FileKind.OTHER) {
                    archives.add(file);
                } else if (ARCHIVE_NAME.matcher(file).matches()) {
                    faults.add(new Fault(
                            folder.locate(file).toString(),
                            new Problem(Message.of("corepackage.no-archive"), Message.of("archive.download-again"))));
                }
            } catch (IOException e) {
                faults.add(ReadFailure.fault(folder.locate(file), e));
            }
        }
        return archives;
    }

    /** Returns the checks for this file's bytes. */
    List<ContentCheck> checks(String file) {
        return checksums.expected().getOrDefault(file, List.of()).stream()
                .<ContentCheck>map(digest -> new ChecksumCheck(folder.locate(file), digest))
                .toList();
    }

    /** Returns the files that are not archives but have a checksum or a signature. */
    List<String> others() {
        Set<String> others = new TreeSet<>(checksums.expected().keySet());
        folder.files().keySet().stream()
                .filter(file -> Signatures.isSignature(file) && folder.has(signed(file)))
                .forEach(file -> others.add(signed(file)));
        archives.forEach(others::remove);
        return List.copyOf(others);
    }

    private static String signed(String signature) {
        return signature.substring(0, signature.lastIndexOf('.'));
    }

    /** Confirms the files listed in a signed checksum file. */
    void confirm(Signatures signatures) {
        checksums
                .sources()
                .forEach((file, lists) ->
                        lists.forEach(list -> signatures.confirm(folder.locate(list), folder.locate(file))));
    }

    /**
     * Returns the signature status of the unpacked files: signed only when every file is; an unsigned file could add
     * any image.
     */
    Authenticity authenticity(Signatures signatures) {
        Set<String> others = new HashSet<>(archives);
        checksums.sources().values().forEach(others::addAll);
        List<String> open = folder.files().keySet().stream()
                .filter(file -> !others.contains(file) && !Signatures.isSignature(file))
                .toList();
        Authenticity first = open.isEmpty() ? Authenticity.NOT_SIGNED : signatures.of(folder.locate(open.get(0)));
        // most packages are unpacked and unsigned: after the first unsigned file no other signature is looked up
        boolean isOfAll = !first.equals(Authenticity.NOT_SIGNED)
                && open.stream().map(folder::locate).map(signatures::of).allMatch(first::equals);
        return isOfAll ? first : Authenticity.NOT_SIGNED;
    }
}
