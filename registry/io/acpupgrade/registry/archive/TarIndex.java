package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.LeftoverFiles;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * What one pass over a tar has found: every file, where a link leads, and what was worth remembering.
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

    /** Gathers what a pass finds; a later entry of the same path replaces the earlier, as it does for tar. */
    static final class Builder {
        /** More entries than any package has; a tar of nothing but headers is a bomb too. */
        private static final int MOST_ENTRIES = 200_000;

        private final Map<String, File> files = new HashMap<>();
        private final Map<String, String> links = new HashMap<>();
        private int entries;

        /** The path of an entry in its one form, after the entry has been found harmless. */
        String enter(TarArchiveEntry entry) throws UnsafeEntryException {
            if (++entries > MOST_ENTRIES) {
                throw new UnsafeEntryException("the archive has more than " + MOST_ENTRIES + " entries");
            }
            String path = EntryPath.normal(entry.getName());
            if (entry.isSymbolicLink()) {
                link(path, EntryPath.relativeTo(path, entry.getLinkName()));
            } else if (entry.isLink()) {
                link(path, EntryPath.normal(entry.getLinkName()));
            }
            return path;
        }

        private void link(String path, String target) {
            files.remove(path);
            links.put(path, target);
        }

        void add(File file) {
            links.remove(file.path());
            files.put(file.path(), file);
        }

        TarIndex build() throws UnsafeEntryException {
            SortedMap<String, File> own = new TreeMap<>(files);
            SortedMap<String, File> all = new TreeMap<>(files);
            for (String link : links.keySet()) {
                String target = follow(link);
                File file = own.get(target);
                if (file != null) {
                    all.put(link, file);
                } else {
                    addFolder(link, target + "/", own, all);
                }
            }
            return new TarIndex(Collections.unmodifiableSortedMap(all));
        }

        private static void addFolder(
                String link, String target, SortedMap<String, File> own, SortedMap<String, File> all)
                throws UnsafeEntryException {
            SortedMap<String, File> below = own.subMap(target, target + Character.MAX_VALUE);
            if (all.size() + below.size() > MOST_ENTRIES) {
                throw new UnsafeEntryException("link '" + link + "' multiplies the entries beyond " + MOST_ENTRIES);
            }
            below.forEach((path, file) -> all.putIfAbsent(link + "/" + path.substring(target.length()), file));
        }

        private String follow(String link) throws UnsafeEntryException {
            Set<String> seen = new HashSet<>();
            String path = link;
            while (links.containsKey(path)) {
                if (!seen.add(path)) {
                    throw new UnsafeEntryException("link '" + link + "' leads in a circle");
                }
                path = links.getOrDefault(path, path);
            }
            return path;
        }
    }
}
