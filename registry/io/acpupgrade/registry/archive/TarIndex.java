package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Digest;
import java.io.EOFException;
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
 * What one pass over a tar has found: every file, where a link leads, and what was worth remembering.
 *
 * <p>Where several tars are joined to one another, the files of the second lie in a folder {@code archive-2}, and so on:
 * each keeps the lists of its own, by which its images are found.
 *
 * @param files by their own path and by that of each link to them
 */
record TarIndex(SortedMap<String, File> files) {
    /**
     * One file of the tar.
     *
     * @param path the path it is stored under, which a link's is not
     * @param position where it is found again: the offset of its bytes in a plain tar, the number of its entry in another
     * @param kind what its first bytes say; {@link FileKind#OTHER} where the pass did not read content
     * @param digest of its bytes, where the pass computed it
     * @param content all its bytes, where they are few and worth it
     */
    record File(
            String path, long position, long size, FileKind kind, Optional<Digest> digest, Optional<byte[]> content) {}

    static final TarIndex EMPTY = new TarIndex(Collections.emptySortedMap());

    /** Size in bytes of every file, without those that a desktop left behind. */
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

    /** Says whether two files of one path have the same bytes. */
    @FunctionalInterface
    interface Comparison {
        boolean haveSameContent(File first, File second) throws IOException;
    }

    /** Makes of an entry that is a file what the index remembers of it. */
    @FunctionalInterface
    interface Content {
        File file(String path, TarArchiveEntry entry) throws IOException;
    }

    /**
     * Goes through a tar to its end.
     *
     * @throws IOException where the tar is cut off, broken, or not harmless
     */
    static TarIndex of(TarStream tar, Bounds bounds, Content content, Comparison comparison) throws IOException {
        Builder builder = new Builder(bounds);
        for (Optional<TarArchiveEntry> next = tar.next(); next.isPresent(); next = tar.next()) {
            TarArchiveEntry entry = next.get();
            String path = builder.add(entry, tar.archive());
            if (entry.isSparse()) {
                throw new IOException("entry '" + path + "' is a sparse file, which no image holds");
            }
            if (TarStream.isFile(entry)) {
                builder.add(content.file(path, entry), tar.archive());
            }
        }
        if (!tar.hasReachedEnd()) {
            throw new EOFException("the mark of its end is missing");
        }
        return builder.build(comparison);
    }

    /** Gathers what a pass finds; a later entry of the same path replaces the earlier, as it does for tar. */
    static final class Builder {
        /** Files that say what else there is: replaced by another, what only the first one names would be lost. */
        private static final Pattern LIST =
                Pattern.compile("(.*/)?(index\\.json|manifest\\.json|artifacts\\.txt|Chart\\.yaml|current/link)");

        /** Files by which images are found. */
        private static final Pattern LAYOUT =
                Pattern.compile("(.*/)?(index\\.json|manifest\\.json|docker/registry/v2/repositories/.*)");

        /** Linked folders on one way; as many as Linux follows. */
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

        /** The path of an entry in its one form, after the entry has been found harmless. */
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
                throw new IOException("several tars are joined in it, and number " + archive
                        + " is no image layout; put each into a file of its own");
            }
        }

        private static IOException twice(String path) {
            return new IOException("it holds '" + path + "' twice, and not the same; were two archives joined in it?"
                    + " Put each into a file of its own");
        }

        private void addFolder(String link, String target, SortedMap<String, File> all) throws UnsafeEntryException {
            for (Map.Entry<String, File> below :
                    files.subMap(target, target + Character.MAX_VALUE).entrySet()) {
                String path = link + "/" + below.getKey().substring(target.length());
                bounds.addEntry(path, "");
                all.putIfAbsent(path, below.getValue());
            }
        }

        /** Where a link leads in the end, which is remembered of each link on the way. */
        private String follow(String link) throws UnsafeEntryException {
            Set<String> way = new LinkedHashSet<>();
            String path = link;
            int folders = 0;
            for (Optional<String> next = step(path); next.isPresent(); next = step(path)) {
                folders += links.containsKey(path) ? 0 : 1;
                if (!way.add(path) || folders > LINKED_FOLDERS) {
                    throw new UnsafeEntryException("link '" + link + "' leads in a circle");
                }
                path = next.get();
            }
            for (String passed : way) {
                links.put(passed, path);
            }
            return path;
        }

        /** Where a path leads that is a link, or lies in a folder that is one. */
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
