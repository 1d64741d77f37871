package io.acpupgrade.registry.layout;

import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.layout.ManifestGraph.Named;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the names that a layout provides: the requested ones and their referrers (signatures, SBOMs, referrers of
 * those), in the repository of their subject.
 */
final class NameCollector {
    /** Finds the referrers of a manifest and their names in this repository. */
    @FunctionalInterface
    interface ReferrerLookup {
        List<Named> of(Repository home, Digest subject);
    }

    private record Place(Repository home, Digest manifest) {}

    private final ManifestGraph graph;
    private final ReferrerLookup referrers;
    private final Set<Named> names = new LinkedHashSet<>();
    private final Set<Place> places = new HashSet<>();
    private final Set<Digest> placed = new HashSet<>();
    private final Deque<Place> pending = new ArrayDeque<>();

    NameCollector(ManifestGraph graph, ReferrerLookup about) {
        this.graph = graph;
        this.referrers = about;
    }

    /** Adds a name and all its referrers. */
    void addWithReferrers(Named name) {
        add(name);
        while (!pending.isEmpty()) {
            Place place = pending.remove();
            referrers.of(place.home(), place.manifest()).forEach(this::add);
        }
    }

    private void add(Named name) {
        if (names.add(name)) {
            graph.closure(name.digest()).manifests().keySet().forEach(manifest -> {
                Place place = new Place(name.reference().repository(), manifest);
                placed.add(manifest);
                if (places.add(place)) {
                    pending.add(place);
                }
            });
        }
    }

    /** Whether the manifest is pushed, by itself or as part of another. */
    boolean holds(Digest manifest) {
        return placed.contains(manifest);
    }

    boolean holds(Repository home, Digest manifest) {
        return places.contains(new Place(home, manifest));
    }

    List<Named> names() {
        return List.copyOf(names);
    }
}
