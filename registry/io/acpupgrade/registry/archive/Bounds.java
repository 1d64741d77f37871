package io.acpupgrade.registry.archive;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits on what one package can make this program hold in memory or read, the same for every container format. Memory
 * is counted over all containers of the package; an exceeded limit is an error that names the limit and the file.
 *
 * <p>The limits are several times what the largest packages need, and together fit the heap of
 * {@code scripts/jvm.options}.
 */
public final class Bounds {
    /** Files, folders and links of all containers together; a tar of headers alone can be a bomb too. */
    static final int ENTRIES = 400_000;
    /** Characters of all paths and link targets. */
    static final long PATHS = 64L << 20;
    /** Segments of one path. */
    static final int DEPTH = 64;
    /** Characters of one path, the limit of Linux. */
    static final int PATH = 4_096;
    /** Long names and extended attributes of one tar entry, in bytes; a reader holds them in memory. */
    static final long HEADERS = 1 << 20;
    /** Global pax headers of one tar, in bytes; they are applied to every entry. */
    static final long GLOBAL_HEADERS = 4 << 10;
    /** Zeros after the end-of-archive marker, as on tapes. */
    static final long PADDING = 1L << 30;
    /** Concatenated tars in one file. */
    static final int JOINED = 1_000;

    /** The zstd window size as a power of two, in bytes; the window is held in memory. */
    static final int ZSTD_WINDOW = 27;

    /** Bytes of a list that is parsed line by line: {@code index.json}, {@code manifest.json}. */
    public static final long LIST = 64L << 20;

    /** Files of one compressed archive that each need a separate pass, because they were not remembered. */
    static final int READ_AGAIN = 100;

    /** Bytes of all manifests and configurations of the package; they are held until they are pushed. */
    static final long MANIFESTS = 48L << 20;
    /** Names in a package: tags, and referrers in each repository. */
    static final int NAMES = 150_000;
    /** Layers of one image; runtimes mount at most a few hundred. */
    public static final int LAYERS = 1_000;

    private final AtomicLong manifests = new AtomicLong();
    private final AtomicLong names = new AtomicLong();
    private final AtomicLong entries = new AtomicLong();
    private final AtomicLong paths = new AtomicLong();

    /**
     * Counts an entry of a container.
     *
     * @throws UnsafeEntryException when a limit is exceeded
     */
    void addEntry(String path, String target) throws UnsafeEntryException {
        add(entries, 1, ENTRIES, "entries");
        if (Math.max(path.length(), target.length()) > PATH) {
            throw new UnsafeEntryException("'" + path.substring(0, Math.min(path.length(), 80))
                    + "…' has a path of more than " + PATH + " characters");
        }
        add(paths, path.length() + (long) target.length(), PATHS, "characters of paths");
    }

    /** Counts the size of a manifest or configuration that is held in memory. */
    public void addManifest(long size) throws UnsafeEntryException {
        add(manifests, size, MANIFESTS, "bytes of manifests and configurations");
    }

    /** Counts a name or a line of a list. */
    public void addName() throws UnsafeEntryException {
        add(names, 1, NAMES, "names");
    }

    /**
     * Checks that a list is small enough to be held in memory.
     *
     * @throws UnsafeEntryException when the list is too large
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
