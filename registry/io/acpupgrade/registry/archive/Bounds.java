package io.acpupgrade.registry.archive;

import io.acpupgrade.problem.Message;
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
        if (entries.incrementAndGet() > ENTRIES) {
            throw new UnsafeEntryException(Message.of("archive.too-many-entries", ENTRIES));
        }
        if (Math.max(path.length(), target.length()) > PATH) {
            String begin = path.substring(0, Math.min(path.length(), 80));
            throw new UnsafeEntryException(Message.of("archive.path-too-long", begin, PATH));
        }
        if (paths.addAndGet(path.length() + (long) target.length()) > PATHS) {
            throw new UnsafeEntryException(Message.of("archive.paths-too-long", PATHS));
        }
    }

    /** Counts the size of a manifest or configuration that is held in memory. */
    public void addManifest(long size) throws UnsafeEntryException {
        if (manifests.addAndGet(size) > MANIFESTS) {
            throw new UnsafeEntryException(Message.of("archive.manifests-too-large", MANIFESTS));
        }
    }

    /** Counts a name or a line of a list. */
    public void addName() throws UnsafeEntryException {
        if (names.incrementAndGet() > NAMES) {
            throw new UnsafeEntryException(Message.of("archive.too-many-names", NAMES));
        }
    }

    /**
     * Checks that a list is small enough to be held in memory.
     *
     * @throws UnsafeEntryException when the list is too large
     */
    public static void checkList(FileTree tree, String path) throws UnsafeEntryException {
        long size = tree.files().getOrDefault(path, 0L);
        if (size > LIST) {
            throw new UnsafeEntryException(Message.of("archive.list-too-large", path, size, LIST));
        }
    }
}
