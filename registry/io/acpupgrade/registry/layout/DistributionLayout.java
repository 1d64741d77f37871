package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Faults;
import io.acpupgrade.registry.archive.Bounds;
import io.acpupgrade.registry.archive.FileTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The storage layout of the reference registry, {@code docker/registry/v2/{blobs,repositories}}: tags and revisions are
 * files with a digest, content is stored by digest.
 */
public final class DistributionLayout implements Layout {
    private static final String HOME = "docker/registry/v2/";

    private final Bounds bounds;

    public DistributionLayout(Bounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public Message kind() {
        return Message.of("layout.distribution");
    }

    @Override
    public List<String> roots(FileTree tree) {
        Set<String> roots = new TreeSet<>();
        for (String path : tree.files().keySet()) {
            int at = path.indexOf(HOME + "repositories/");
            if (at == 0 || (at > 0 && path.charAt(at - 1) == '/')) {
                roots.add(path.substring(0, at));
            }
        }
        return List.copyOf(roots);
    }

    /** Reads all tags, or those in a plugin's list, and untagged manifests that refer to one of them. */
    @Override
    public LayoutContents read(FileTree tree, String root) {
        List<Fault> faults = new Faults();
        DistributionLinks links = DistributionLinks.below(tree, root + HOME + "repositories/", faults);
        ManifestStore store = new ManifestStore(tree, bounds, digest -> blobPath(root, digest));
        ManifestGraph graph = new ManifestGraph(store);
        DistributionReferrers referrers = new DistributionReferrers(links, store);
        NameCollector gathering = new NameCollector(graph, referrers);
        Optional<ArtifactList> list = ArtifactList.of(tree, root);
        list.map(names -> names.names(links, faults)).orElseGet(links::tags).forEach(gathering::addWithReferrers);
        faults.addAll(referrers.faults());
        return new LayoutContents(
                graph.found(gathering.names()),
                faults,
                list.isPresent() ? List.of() : unnamed(tree, links, gathering, referrers),
                List.copyOf(referrers.unsupported().values()));
    }

    private static String blobPath(String root, Digest digest) {
        return root + HOME + "blobs/" + digest.algorithm() + "/" + digest.hex().substring(0, 2) + "/" + digest.hex()
                + "/data";
    }

    /** Returns notes on overwritten revisions, which a registry keeps until garbage collection. */
    private static List<Message> unnamed(
            FileTree tree, DistributionLinks links, NameCollector gathering, DistributionReferrers referrers) {
        List<String> unnamed = links.repositories().stream()
                .flatMap(home -> links.untagged(home).stream()
                        .filter(revision -> !gathering.holds(home, revision))
                        .filter(revision -> !referrers.unsupported().containsKey(revision))
                        .map(revision -> home + "@" + revision))
                .toList();
        return unnamed.isEmpty()
                ? List.of()
                : List.of(Message.of("layout.untagged", tree.name(), unnamed.size(), unnamed.get(0)));
    }
}
