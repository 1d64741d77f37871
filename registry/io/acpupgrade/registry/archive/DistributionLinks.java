package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.WrittenText;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The small files of a distribution layout that name digests: its tags and its revisions. */
final class DistributionLinks {
    private static final Pattern TAG = Pattern.compile("(.+)/_manifests/tags/([^/]+)/current/link");
    private static final Pattern REVISION = Pattern.compile("(.+)/_manifests/revisions/([a-z0-9]+)/([0-9a-f]+)/link");
    private static final int LINK_SIZE = 1 << 10;

    private final FileTree tree;
    private final Map<Reference, Digest> tags = new HashMap<>();
    private final Map<Repository, Set<Digest>> untagged = new HashMap<>();

    private DistributionLinks(FileTree tree) {
        this.tree = tree;
    }

    /** Reads every link below the folder {@code repositories}; what cannot be read is added to the faults. */
    static DistributionLinks below(FileTree tree, String repositories, List<Fault> faults) {
        DistributionLinks links = new DistributionLinks(tree);
        tree.files().tailMap(repositories).keySet().stream()
                .takeWhile(path -> path.startsWith(repositories))
                .forEach(path -> links.add(path, path.substring(repositories.length()), faults));
        links.tags.forEach((tag, digest) -> links.untagged(tag.repository()).remove(digest));
        return links;
    }

    private void add(String path, String name, List<Fault> faults) {
        try {
            Matcher revision = REVISION.matcher(name);
            if (revision.matches()) {
                untagged.computeIfAbsent(new Repository(revision.group(1)), key -> new TreeSet<>())
                        .add(new Digest(revision.group(2), revision.group(3)));
            }
            Matcher tag = TAG.matcher(name);
            if (tag.matches()) {
                String digest = WrittenText.of(tree.read(path, LINK_SIZE));
                tags.put(new Reference(new Repository(tag.group(1)), tag.group(2)), Digest.parse(digest.strip()));
            }
        } catch (IOException | IllegalArgumentException e) {
            faults.add(new Fault(
                    tree.name(), "'" + path + "' cannot be read: " + e.getMessage(), "Download this file again."));
        }
    }

    /** What each tag stands for. */
    Map<Reference, Digest> tags() {
        return tags;
    }

    /** The manifests of a repository that no tag of it names. */
    Set<Digest> untagged(Repository repository) {
        return untagged.getOrDefault(repository, new TreeSet<>());
    }
}
