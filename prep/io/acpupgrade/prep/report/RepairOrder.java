package io.acpupgrade.prep.report;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.InvalidInputException;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Reference;
import io.acpupgrade.registry.copy.Damage;
import io.acpupgrade.registry.copy.RemoteState;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an earlier reading back found damaged in a registry, and is sent again although the registry says that it is there.
 *
 * @param source the report that says so, for people
 */
public record RepairOrder(String source, List<Entry> entries) {
    /** One damaged manifest or blob, and the artifact that needs it. */
    public record Entry(Reference reference, Digest digest, Damage.Content content, Damage.Problem problem) {}

    public RepairOrder {
        entries = List.copyOf(entries);
    }

    /** Nothing to repair. */
    public static RepairOrder none() {
        return new RepairOrder("", List.of());
    }

    /** What to say of a report that names nothing: the sync goes on as any other. */
    public Optional<Message> note() {
        return source.isEmpty() || !entries.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of("report.no-damage", source));
    }

    /** Whether a report was given to repair by, also one that names nothing. */
    public boolean isAsked() {
        return !source.isEmpty();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public Set<Digest> digests() {
        return entries.stream().map(Entry::digest).collect(Collectors.toSet());
    }

    /**
     * Makes sure that this is about this package. The compressed layers of docker-archives alone may be unknown: their
     * digests are made on the way.
     *
     * @throws InvalidInputException where it is about another one
     */
    public void matches(List<Artifact> artifacts) throws InvalidInputException {
        Map<Reference, Artifact> known = artifacts.stream()
                .collect(Collectors.toMap(Artifact::reference, Function.identity(), (one, other) -> one));
        Set<Digest> contents = artifacts.stream().flatMap(RepairOrder::contents).collect(Collectors.toSet());
        for (Entry entry : entries) {
            if (!known.containsKey(entry.reference)) {
                throw another(Message.of("report.names-artifact", entry.reference));
            }
            boolean made = known.get(entry.reference) instanceof Artifact.Unassembled;
            if (!made && !contents.contains(entry.digest)) {
                throw another(Message.of("report.names-content", entry.digest, entry.reference));
            }
        }
    }

    private InvalidInputException another(Message what) {
        return new InvalidInputException(
                Message.of("report.repair-by", source, what), Message.of("report.of-other-package"));
    }

    private static Stream<Digest> contents(Artifact artifact) {
        Stream<Digest> blobs = artifact.blobs().stream().map(Blob::packaged).map(blob -> blob.digest());
        return artifact instanceof Artifact.Assembled stored
                ? Stream.concat(blobs, stored.manifests().stream().map(Manifest::digest))
                : blobs;
    }

    /** What the registry holds, less what is named here: every artifact that needs it gets it anew. */
    public List<RemoteState> applied(List<RemoteState> states) {
        Map<Digest, Entry> byDigest =
                entries.stream().collect(Collectors.toMap(Entry::digest, Function.identity(), (one, other) -> one));
        return states.stream()
                .map(state -> state.without(damages(state, byDigest)))
                .toList();
    }

    private List<Damage> damages(RemoteState state, Map<Digest, Entry> byDigest) {
        Set<Digest> contents = state.expectedDigests().collect(Collectors.toCollection(HashSet::new));
        contents.retainAll(byDigest.keySet());
        return contents.stream()
                .sorted()
                .map(byDigest::get)
                .map(entry -> new Damage(
                        state.artifact().reference(),
                        entry.digest,
                        entry.content,
                        entry.problem,
                        Message.of("report.send-again", entry.digest, entry.problem.word(), source)))
                .toList();
    }
}
