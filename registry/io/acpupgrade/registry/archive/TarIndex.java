package io.acpupgrade.registry.archive;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * The result of one pass over a tar: every file, the target of every link, and the content of small metadata files.
 *
 * <p>In concatenated tars, the files of the second one are placed in a folder {@code archive-2}, and so on: each tar
 * keeps its own lists of images.
 *
 * @param files by path, links included
 */
record TarIndex(SortedMap<String, File> files) {
    /**
     * One file of a tar.
     *
     * @param path the path of the file itself, not of a link to it
     * @param position the offset of the content in a plain tar, the entry number in a compressed one
     * @param kind detected from the first bytes; {@link FileKind#OTHER} when content was not read
     * @param digest of the content, when the pass computed it
     * @param content the whole content, when it was small enough to keep
     */
    record File(
            String path, long position, long size, FileKind kind, Optional<Digest> digest, Optional<byte[]> content) {}

    static final TarIndex EMPTY = new TarIndex(Collections.emptySortedMap());

    /** Returns the size of every file, without desktop leftovers. */
    SortedMap<String, Long> sizes() {
        SortedMap<String, Long> sizes = new TreeMap<>();
        files.forEach((path, file) -> {
            if (!LeftoverFiles.include(path)) {
                sizes.put(path, file.size());
            }
        });
        return Collections.unmodifiableSortedMap(sizes);
    }

    File file(String path) {
        File file = files.get(path);
        if (file == null) {
            throw new IllegalArgumentException("no file '" + path + "' in the archive");
        }
        return file;
    }

    /** Compares the content of two files with the same path. */
    @FunctionalInterface
    interface Comparison {
        boolean haveSameContent(File first, File second) throws IOException;
    }

    /** Creates the index entry of a file. */
    @FunctionalInterface
    interface Content {
        File file(String path, TarArchiveEntry entry) throws IOException;
    }

    /**
     * Reads a tar to its end.
     *
     * @throws IOException when the tar is truncated, broken or unsafe
     */
    static TarIndex of(TarStream tar, Bounds bounds, Content content, Comparison comparison) throws IOException {
        Builder builder = new Builder(bounds);
        for (Optional<TarArchiveEntry> next = tar.next(); next.isPresent(); next = tar.next()) {
            TarArchiveEntry entry = next.get();
            String path = builder.add(entry, tar.archive());
            if (entry.isSparse()) {
                throw new UnreadableContentException(
                        Message.of("archive.sparse", path), Message.of("archive.pack-plainly"));
            }
            if (TarStream.isFile(entry)) {
                builder.add(content.file(path, entry), tar.archive());
            }
        }
        if (!tar.hasReachedEnd()) {
            throw new TruncatedContentException(Message.of("archive.no-end-marker"));
        }
        return builder.build(comparison);
    }

    /** Collects the entries of a pass; as in tar, a later entry with the same path replaces the earlier one. */
    static final class Builder {
        /** Lists of images; replacing one would lose the images that only the first one names. */
        private static final Pattern LIST =
                Pattern.compile("(.*/)?(index\\.json|manifest\\.json|artifacts\\.txt|Chart\\.yaml|current/link)");

        /** Files that mark an image layout. */
        private static final Pattern LAYOUT =
                Pattern.compile("(.*/)?(index\\.json|manifest\\.json|docker/registry/v2/repositories/.*)");

        /** How many folder links one path may go through, the limit of Linux. */
        private static final int LINKED_FOLDERS = 40;

        private final Bounds bounds;
        private final SortedMap<String, File> files = new TreeMap<>();
        private final Map<String, String> links = new HashMap<>();
        private final List<File> replaced = new ArrayList<>();
        private final BitSet archives = new BitSet();
        private final BitSet layouts = new BitSet();

        Builder(Bounds bounds) {
            this.bounds = bounds;
        }

        /** Returns the normalized path of an entry after checking that it is safe. */
        String add(TarArchiveEntry entry, int archive) throws IOException {
            bounds.addEntry(entry.getName(), entry.getLinkName());
            String path = EntryPath.normal(entry.getName());
            String own = folder(archive) + path;
            if (entry.isSymbolicLink()) {
                link(own, folder(archive) + EntryPath.relativeTo(path, entry.getLinkName()));
            } else if (entry.isLink()) {
                link(own, folder(archive) + EntryPath.normal(entry.getLinkName()));
            }
            return own;
        }

        private static String folder(int archive) {
            return archive == 1 ? "" : "archive-" + archive + "/";
        }

        private void link(String path, String target) throws IOException {
            if (files.remove(path) != null && LIST.matcher(path).matches()) {
                throw twice(path);
            }
            links.put(path, target);
        }

        void add(File file, int archive) {
            archives.set(archive);
            layouts.set(
                    archive, layouts.get(archive) || LAYOUT.matcher(file.path()).matches());
            links.remove(file.path());
            File before = files.put(file.path(), file);
            if (before != null && LIST.matcher(file.path()).matches()) {
                replaced.add(before);
            }
        }

        TarIndex build(Comparison comparison) throws IOException {
            refuseLostFiles(comparison);
            SortedMap<String, File> all = new TreeMap<>(files);
            for (String link : List.copyOf(links.keySet())) {
                String target = follow(link);
                File file = files.get(target);
                if (file != null) {
                    all.put(link, file);
                } else {
                    addFolder(link, target + "/", all);
                }
            }
            return new TarIndex(Collections.unmodifiableSortedMap(all));
        }

        private void refuseLostFiles(Comparison comparison) throws IOException {
            for (File before : replaced) {
                File now = files.get(before.path());
                if (now != null && !(before.size() == now.size() && comparison.haveSameContent(before, now))) {
                    throw twice(before.path());
                }
            }
            archives.andNot(layouts);
            int archive = archives.nextSetBit(1);
            if (archive > 0 && archives.length() + layouts.length() > 3) {
                throw new UnreadableContentException(
                        Message.of("archive.joined", archive), Message.of("archive.separate"));
            }
        }

        private static IOException twice(String path) {
            return new UnreadableContentException(Message.of("archive.twice", path), Message.of("archive.separate"));
        }

        private void addFolder(String link, String target, SortedMap<String, File> all) throws UnsafeEntryException {
            for (Map.Entry<String, File> below :
                    files.subMap(target, target + Character.MAX_VALUE).entrySet()) {
                String path = link + "/" + below.getKey().substring(target.length());
                bounds.addEntry(path, "");
                all.putIfAbsent(path, below.getValue());
            }
        }

        /** Resolves a link; the target is cached for each link on the way. */
        private String follow(String link) throws UnsafeEntryException {
            Set<String> way = new LinkedHashSet<>();
            String path = link;
            int folders = 0;
            for (Optional<String> next = step(path); next.isPresent(); next = step(path)) {
                folders += links.containsKey(path) ? 0 : 1;
                if (!way.add(path) || folders > LINKED_FOLDERS) {
                    throw new UnsafeEntryException(Message.of("archive.entry-circle", link));
                }
                path = next.get();
            }
            for (String passed : way) {
                links.put(passed, path);
            }
            return path;
        }

        /** Resolves one link in a path: the path itself or one of its folders. */
        private Optional<String> step(String path) {
            String target = links.get(path);
            if (target != null || files.containsKey(path)) {
                return Optional.ofNullable(target);
            }
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                String folder = links.get(path.substring(0, slash));
                if (folder != null) {
                    return Optional.of(folder + path.substring(slash));
                }
            }
            return Optional.empty();
        }
    }
}
