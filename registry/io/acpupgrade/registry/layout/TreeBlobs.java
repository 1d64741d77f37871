package io.acpupgrade.registry.layout;

import io.acpupgrade.registry.BlobSource;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.archive.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The blobs of one tree, by digest.
 *
 * @param paths of the blobs in the tree
 */
public record TreeBlobs(FileTree tree, Map<Digest, String> paths) implements BlobSource {
    public TreeBlobs {
        paths = Map.copyOf(paths);
    }

    @Override
    public String name() {
        return tree.name();
    }

    @Override
    public String place(Digest blob) {
        return tree.name() + " ('" + path(blob) + "')";
    }

    @Override
    public InputStream open(Digest blob) throws IOException {
        return tree.open(path(blob));
    }

    /** Returns the blob's path in the tree. */
    public String path(Digest blob) {
        String path = paths.get(blob);
        if (path == null) {
            throw new IllegalArgumentException("no blob " + blob + " in " + tree.name());
        }
        return path;
    }

    @Override
    public boolean isSequential() {
        return tree.isSequential();
    }

    @Override
    public void stream(Set<Digest> wanted, Visitor visitor) throws IOException {
        Map<String, Digest> byPath = new HashMap<>();
        wanted.forEach(blob -> byPath.put(path(blob), blob));
        tree.stream(new HashSet<>(byPath.keySet()), (path, content) -> {
            Digest blob = byPath.get(path);
            if (blob != null) {
                visitor.visit(blob, content);
            }
        });
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return name();
    }
}
