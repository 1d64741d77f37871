package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Faults;
import io.acpupgrade.registry.archive.Bounds;
import io.acpupgrade.registry.archive.FileTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An OCI image layout of one or many images (OCI image-spec, "Image Layout").
 *
 * <p>The name of an entry is containerd's annotation, else OCI's. A referrer with only a tag or without a name (a
 * signature, a referrers index under its fallback tag) goes to the repository of its subject.
 */
public final class OciLayout implements Layout {
    private final Bounds bounds;

    public OciLayout(Bounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public String kind() {
        return "OCI image layout";
    }

    @Override
    public List<String> roots(FileTree tree) {
        return tree.files().keySet().stream()
                .filter(path -> path.equals("oci-layout") || path.endsWith("/oci-layout"))
                .map(path -> path.substring(0, path.length() - "oci-layout".length()))
                .filter(root -> tree.has(root + "index.json"))
                .toList();
    }

    @Override
    public LayoutContents read(FileTree tree, String root) {
        OciIndex index = index(tree, root);
        List<Fault> faults = Faults.of(index.faults());
        faults.addAll(nameless(tree, root, index.nameless()));
        return new LayoutContents(index.found(), faults, List.of(), List.of());
    }

    /** Returns the faults of entries without a name. */
    List<Fault> nameless(FileTree tree, String root, List<OciEntry> entries) {
        return entries.stream()
                .map(entry -> fault(tree, root, entry.digest() + " has no name" + only(entry.tag())))
                .toList();
    }

    private static String only(String tag) {
        return tag.isEmpty() ? "" : ", only the tag '" + tag + "'";
    }

    /** Reads the index, entries without a name included. */
    OciIndex index(FileTree tree, String root) {
        List<Fault> faults = new Faults();
        List<OciEntry> entries = new ArrayList<>();
        try {
            boolean isIndex = LayoutJson.list(tree, root + "index.json", "manifests", line -> {
                bounds.addName();
                try {
                    entries.add(OciEntry.of(line));
                } catch (IllegalArgumentException e) {
                    faults.add(fault(tree, root, "has a broken entry: " + e.getMessage()));
                }
            });
            if (!isIndex) {
                faults.add(fault(tree, root, "is no index: it has no list 'manifests'"));
            }
        } catch (IOException e) {
            faults.add(fault(tree, root, "cannot be read: " + e.getMessage()));
        }
        ManifestStore store =
                new ManifestStore(tree, bounds, digest -> root + "blobs/" + digest.algorithm() + "/" + digest.hex());
        return OciIndex.of(entries, store, faults);
    }

    private static Fault fault(FileTree tree, String root, String what) {
        return new Fault(
                tree.name() + " (" + root + "index.json)",
                Message.text(what),
                Message.text("Each image needs the annotation " + OciEntry.CONTAINERD_NAME + " or " + OciEntry.REF_NAME
                        + " with its repository."));
    }
}
