package io.acpupgrade.registry.archive;

import io.acpupgrade.problem.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Paths within an archive, normalized: relative, single slashes, no dots. */
public final class EntryPath {
    private EntryPath() {}

    /**
     * Normalizes a path.
     *
     * @throws UnsafeEntryException when the path is absolute or leaves the archive
     */
    public static String normal(String name) throws UnsafeEntryException {
        return resolve(List.of(), name, Message.of("archive.entry", name));
    }

    /** Resolves a link target relative to the folder of {@code from}. */
    public static String relativeTo(String from, String target) throws UnsafeEntryException {
        int slash = from.lastIndexOf('/');
        List<String> folder =
                slash < 0 ? List.of() : List.of(from.substring(0, slash).split("/", -1));
        return resolve(folder, target, Message.of("archive.link", from, target));
    }

    private static String resolve(List<String> folder, String path, Message what) throws UnsafeEntryException {
        if (path.startsWith("/") || path.startsWith("\\") || path.indexOf('\0') >= 0) {
            throw new UnsafeEntryException(Message.of("archive.absolute-path", what));
        }
        Deque<String> segments = new ArrayDeque<>(folder);
        for (String segment : path.split("/+", -1)) {
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    throw new UnsafeEntryException(Message.of("archive.leads-out", what));
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        if (segments.size() > Bounds.DEPTH) {
            throw new UnsafeEntryException(Message.of("archive.entry-too-deep", what, Bounds.DEPTH));
        }
        return String.join("/", segments);
    }
}
