package io.acpupgrade.registry.layout;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Fault;
import io.acpupgrade.registry.Faults;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.layout.ManifestGraph.Named;
import io.acpupgrade.registry.layout.ManifestStore.Answer;
import io.acpupgrade.registry.layout.ManifestStore.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the referrers in a distribution layout: untagged manifests by their subject, and tags such as
 * {@code sha256-<hex>.sig}. Each repository is read once.
 */
final class DistributionReferrers implements NameCollector.ReferrerLookup {
    private final DistributionLinks links;
    private final ManifestStore store;
    private final Map<Repository, Map<Digest, List<Named>>> read = new HashMap<>();
    private final List<Fault> faults = new Faults();
    private final Map<Digest, Message> unsupported = new LinkedHashMap<>();

    DistributionReferrers(DistributionLinks links, ManifestStore store) {
        this.links = links;
        this.store = store;
    }

    @Override
    public List<Named> of(Repository home, Digest subject) {
        return read.computeIfAbsent(home, this::read).getOrDefault(subject, List.of());
    }

    /** Returns untagged manifests that do not match their digest. */
    List<Fault> faults() {
        return faults;
    }

    /** Returns untagged manifests of types that cannot be pushed. */
    Map<Digest, Message> unsupported() {
        return unsupported;
    }

    private Map<Digest, List<Named>> read(Repository home) {
        Map<Digest, List<Named>> about = new HashMap<>();
        links.tags(home)
                .forEach((tag, digest) -> OciEntry.fallbackSubject(tag.tagOrDigest())
                        .ifPresent(subject -> add(about, subject, new Named(tag, digest))));
        for (Digest revision : links.untagged(home)) {
            subject(home, revision)
                    .ifPresent(subject ->
                            add(about, subject, new Named(new Reference(home, revision.toString()), revision)));
        }
        return about;
    }

    private static void add(Map<Digest, List<Named>> about, Digest subject, Named name) {
        about.computeIfAbsent(subject, key -> new ArrayList<>()).add(name);
    }

    private Optional<Digest> subject(Repository home, Digest revision) {
        Answer answer = store.manifest(revision);
        answer.problem().ifPresent(problem -> {
            if (answer.state() == State.DAMAGED) {
                faults.add(ContentProblem.fault(store.tree(), home, problem));
            } else if (answer.state() == State.UNSUPPORTED) {
                unsupported.put(
                        revision,
                        Message.of("layout.untagged-unsupported", store.tree().name(), home, problem.message()));
            }
        });
        return answer.manifest().flatMap(Manifest::subject).map(Descriptor::digest);
    }
}
