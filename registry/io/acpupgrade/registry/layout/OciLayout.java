package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
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
    private static final Message NAME_NEEDED =
            Message.of("layout.annotate", OciEntry.CONTAINERD_NAME, OciEntry.REF_NAME);

    private final Bounds bounds;

    public OciLayout(Bounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public Message kind() {
        return Message.of("layout.oci");
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
                .map(entry -> fault(tree, root, new Problem(nameless(entry), NAME_NEEDED)))
                .toList();
    }

    private static Message nameless(OciEntry entry) {
        return entry.tag().isEmpty()
                ? Message.of("layout.entry-no-name", entry.digest())
                : Message.of("layout.entry-tag-only", entry.digest(), entry.tag());
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
                    faults.add(damage(tree, root, Message.of("layout.entry-broken", Message.of(e))));
                }
            });
            if (!isIndex) {
                faults.add(damage(tree, root, Message.of("layout.no-index")));
            }
        } catch (IOException e) {
            faults.add(damage(tree, root, Message.of("archive.unreadable", Message.of(e))));
        }
        ManifestStore store =
                new ManifestStore(tree, bounds, digest -> root + "blobs/" + digest.algorithm() + "/" + digest.hex());
        return OciIndex.of(entries, store, faults);
    }

    private static Fault damage(FileTree tree, String root, Message what) {
        return fault(tree, root, new Problem(what, Message.of("layout.save-again")));
    }

    private static Fault fault(FileTree tree, String root, Problem problem) {
        return ContentProblem.fault(tree, root + "index.json", problem);
    }
}
