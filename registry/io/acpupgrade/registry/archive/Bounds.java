package io.acpupgrade.registry.archive;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much one package may ask of this program, in every kind of container alike: what has to be held in memory is
 * counted over all containers of the package, and what is passed is an error that names the bound and the file.
 *
 * <p>The bounds are several times what the largest packages hold, and together they fit the heap of
 * {@code scripts/jvm.options}.
 */
public final class Bounds {
    /** Files, folders and links, of all containers together; a tar of nothing but headers is a bomb too. */
    static final int ENTRIES = 400_000;
    /** Characters of the paths of those entries, and of what links lead to. */
    static final long PATHS = 64L << 20;
    /** Segments of one path. */
    static final int DEPTH = 64;
    /** Characters of one path, as Linux bounds it. */
    static final int PATH = 4_096;
    /** Long names and extended attributes of one entry of a tar, in bytes; a reader holds all of them in memory. */
    static final long HEADERS = 1 << 20;
    /** Attributes that one tar gives to all its entries (global pax headers); each entry is given them anew. */
    static final long GLOBAL_HEADERS = 4 << 10;
    /** Zeros after the mark of a tar's end, as tapes need them. */
    static final long PADDING = 1L << 30;
    /** Tars joined to one another in one file. */
    static final int JOINED = 1_000;

    /** What the reader of a zstd frame looks back over: two to this power bytes, which it holds in memory. */
    static final int ZSTD_WINDOW = 27;

    /** Bytes of a list that is read line by line: {@code index.json}, {@code manifest.json}. */
    public static final long LIST = 64L << 20;

    /** Files of one compressed archive that are read by a pass of their own, as they were not remembered. */
    static final int READ_AGAIN = 100;

    /** Bytes of manifests and configurations, of all containers together: they are held until they are pushed. */
    static final long MANIFESTS = 48L << 20;
    /** Names of a package: tags, referrers in each repository they belong to. */
    static final int NAMES = 150_000;
    /** Layers of one image; no runtime mounts more than some hundred. */
    public static final int LAYERS = 1_000;

    private final AtomicLong manifests = new AtomicLong();
    private final AtomicLong names = new AtomicLong();
    private final AtomicLong entries = new AtomicLong();
    private final AtomicLong paths = new AtomicLong();

    /**
     * Counts an entry of a container.
     *
     * @throws UnsafeEntryException where the package holds more than it may
     */
    void addEntry(String path, String target) throws UnsafeEntryException {
        add(entries, 1, ENTRIES, "entries");
        if (Math.max(path.length(), target.length()) > PATH) {
            throw new UnsafeEntryException("'" + path.substring(0, Math.min(path.length(), 80))
                    + "…' has a path of more than " + PATH + " characters");
        }
        add(paths, path.length() + (long) target.length(), PATHS, "characters of paths");
    }

    /** Counts a manifest or configuration that is held. */
    public void addManifest(long size) throws UnsafeEntryException {
        add(manifests, size, MANIFESTS, "bytes of manifests and configurations");
    }

    /** Counts a line of a list, or a name. */
    public void addName() throws UnsafeEntryException {
        add(names, 1, NAMES, "names");
    }

    /**
     * Refuses a list that is too large to be held in memory.
     *
     * @throws UnsafeEntryException where the list is larger than any package's
     */
    public static void checkList(FileTree tree, String path) throws UnsafeEntryException {
        long size = tree.files().getOrDefault(path, 0L);
        if (size > LIST) {
            throw new UnsafeEntryException(
                    "'" + path + "' has " + size + " bytes, which is more than the " + LIST + " that a list may have");
        }
    }

    private static void add(AtomicLong sum, long more, long bound, String what) throws UnsafeEntryException {
        if (sum.addAndGet(more) > bound) {
            throw new UnsafeEntryException("the package has more than " + bound + " " + what);
        }
    }
}
