package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.DecodedText;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.archive.FileTree;
import io.acpupgrade.registry.archive.UnreadableContentException;
import io.acpupgrade.registry.layout.ManifestGraph.Named;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The link files of a distribution layout: tags and revisions. */
final class DistributionLinks {
    private static final Pattern TAG = Pattern.compile("(.+)/_manifests/tags/([^/]+)/current/link");
    private static final Pattern REVISION = Pattern.compile("(.+)/_manifests/revisions/([a-z0-9]+)/([0-9a-f]+)/link");
    private static final int LINK_SIZE = 1 << 10;

    private final FileTree tree;
    private final SortedMap<Repository, SortedMap<Reference, Digest>> tags = new TreeMap<>();
    private final SortedMap<Repository, Set<Digest>> untagged = new TreeMap<>();

    private DistributionLinks(FileTree tree) {
        this.tree = tree;
    }

    /** Reads every link below the folder {@code repositories}; unreadable ones become faults. */
    static DistributionLinks below(FileTree tree, String repositories, List<Fault> faults) {
        DistributionLinks links = new DistributionLinks(tree);
        tree.files().tailMap(repositories).keySet().stream()
                .takeWhile(path -> path.startsWith(repositories))
                .forEach(path -> links.add(path, path.substring(repositories.length()), faults));
        links.tags.forEach((repository, tagged) ->
                links.untagged.getOrDefault(repository, new TreeSet<>()).removeAll(tagged.values()));
        return links;
    }

    private void add(String path, String name, List<Fault> faults) {
        try {
            Matcher revision = REVISION.matcher(name);
            if (revision.matches()) {
                Digest digest = new Digest(revision.group(2), revision.group(3));
                expect(digest, path);
                untagged.computeIfAbsent(new Repository(revision.group(1)), key -> new TreeSet<>())
                        .add(digest);
            }
            Matcher tag = TAG.matcher(name);
            if (tag.matches()) {
                Reference reference = new Reference(new Repository(tag.group(1)), tag.group(2));
                Digest digest = reference.isTag() ? digest(path) : expect(Digest.parse(tag.group(2)), path);
                tags.computeIfAbsent(reference.repository(), key -> new TreeMap<>())
                        .put(reference, digest);
            }
        } catch (IOException | IllegalArgumentException e) {
            faults.add(new Fault(
                    tree.name(), ContentProblem.damage(Message.of("layout.file-unreadable", path, Message.of(e)))));
        }
    }

    private Digest digest(String path) throws IOException {
        return Digest.parse(DecodedText.of(tree.read(path, LINK_SIZE)).strip());
    }

    /** Checks that a link stored under a digest contains that digest. */
    private Digest expect(Digest named, String path) throws IOException {
        Digest actual = digest(path);
        if (!actual.equals(named)) {
            throw new UnreadableContentException(Message.of("layout.link-holds", actual));
        }
        return named;
    }

    /** Returns the digest of each tag of a repository. */
    SortedMap<Reference, Digest> tags(Repository repository) {
        return Collections.unmodifiableSortedMap(tags.getOrDefault(repository, new TreeMap<>()));
    }

    /** Returns every tag, sorted by name. */
    List<Named> tags() {
        return tags.values().stream()
                .flatMap(tagged -> tagged.entrySet().stream())
                .map(tag -> new Named(tag.getKey(), tag.getValue()))
                .sorted(java.util.Comparator.comparing(Named::reference))
                .toList();
    }

    /** Returns the digest of a tag or revision. */
    Optional<Digest> find(Reference reference) {
        if (reference.isTag()) {
            return Optional.ofNullable(tags(reference.repository()).get(reference));
        }
        Digest digest = Digest.parse(reference.tagOrDigest());
        boolean there = untagged(reference.repository()).contains(digest)
                || tags(reference.repository()).containsValue(digest);
        return there ? Optional.of(digest) : Optional.empty();
    }

    Set<Repository> repositories() {
        return Collections.unmodifiableSet(untagged.keySet());
    }

    /** Returns the manifests of a repository that have no tag. */
    Set<Digest> untagged(Repository repository) {
        return Collections.unmodifiableSet(untagged.getOrDefault(repository, new TreeSet<>()));
    }
}
