package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Faults;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.layout.ManifestGraph.Closure;
import io.acpupgrade.registry.layout.ManifestGraph.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resolved {@code index.json} of an OCI layout.
 *
 * @param found content with a name, and its referrers
 * @param nameless entries without a name that are not part of a named image
 * @param faults of entries that cannot be read
 * @param graph of the layout's manifests
 */
record OciIndex(List<NamedContent> found, List<OciEntry> nameless, List<Fault> faults, ManifestGraph graph) {
    static OciIndex of(List<OciEntry> entries, ManifestStore store, List<Fault> faults) {
        entries.forEach(entry -> entry.content().ifPresent(store::remember));
        ManifestGraph graph = new ManifestGraph(store);
        Map<Digest, List<OciEntry>> about = about(entries, store);
        NameCollector gathering = new NameCollector(
                graph,
                (home, subject) -> about.getOrDefault(subject, List.of()).stream()
                        .map(entry -> new Named(entry.referenceIn(home), entry.digest()))
                        .toList());
        for (OciEntry entry : entries) {
            entry.reference().ifPresent(name -> gathering.addWithReferrers(new Named(name, entry.digest())));
        }
        List<NamedContent> found = new ArrayList<>(graph.found(gathering.names()));
        List<OciEntry> nameless = entries.stream()
                .filter(entry -> entry.reference().isEmpty())
                .filter(entry -> !isPlaced(entry, gathering, store))
                .toList();
        List<Fault> all = Faults.of(faults);
        entries.forEach(entry -> contradiction(entry, store).ifPresent(all::add));
        return new OciIndex(found, nameless, all, graph);
    }

    /** Returns the entries without a full name, by their subject. */
    private static Map<Digest, List<OciEntry>> about(List<OciEntry> entries, ManifestStore store) {
        Map<Digest, List<OciEntry>> about = new HashMap<>();
        for (OciEntry entry : entries) {
            if (entry.reference().isEmpty()) {
                subject(entry, store)
                        .ifPresent(subject -> about.computeIfAbsent(subject, key -> new ArrayList<>())
                                .add(entry));
            }
        }
        return about;
    }

    private static Optional<Digest> subject(OciEntry entry, ManifestStore store) {
        return OciEntry.fallbackSubject(entry.tag())
                .or(() -> store.manifest(entry.digest())
                        .manifest()
                        .flatMap(Manifest::subject)
                        .map(Descriptor::digest));
    }

    /** Whether a bare tag can be placed: only its subject tells the repository. */
    private static boolean isPlaced(OciEntry entry, NameCollector gathering, ManifestStore store) {
        boolean bySubject = subject(entry, store).filter(gathering::holds).isPresent();
        return bySubject || (entry.tag().isEmpty() && gathering.holds(entry.digest()));
    }

    private static Optional<Fault> contradiction(OciEntry entry, ManifestStore store) {
        return entry.descriptor()
                .flatMap(said -> store.manifest(entry.digest())
                        .manifest()
                        .flatMap(manifest -> ManifestGraph.contradiction(said, manifest.descriptor())))
                .map(what -> Message.of("layout.entry-contradicts", entry.digest(), what))
                .map(what -> ContentProblem.fault(store.tree(), "index.json", ContentProblem.damage(what)));
    }

    /** Returns everything reachable from an entry. */
    Closure closure(OciEntry entry) {
        return graph.closure(entry.digest());
    }
}
