package io.acpupgrade.registry.copy;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.Repository;
import io.acpupgrade.registry.copy.Damage.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Downloads and hashes one blob that a registry reports to hold. The blob is read once for all artifacts that need it;
 * a damaged one is read through each of their repositories.
 *
 * @param states the artifacts that need it, in whose repositories it was said to be
 */
record BlobReadBack(Descriptor blob, List<RemoteState> states) {
    private static final int ENOUGH = 3;

    /** Returns all blobs that the registry reports to hold, each once, largest first. */
    static List<BlobReadBack> of(List<RemoteState> states, Predicate<Digest> wanted) {
        Map<Digest, BlobReadBack> readings = new LinkedHashMap<>();
        for (RemoteState state : states) {
            state.expectedBlobs()
                    .distinct()
                    .filter(blob -> state.blobs().contains(blob.digest()) && wanted.test(blob.digest()))
                    .forEach(blob -> readings.computeIfAbsent(
                                    blob.digest(), key -> new BlobReadBack(blob, new ArrayList<>()))
                            .states
                            .add(state));
        }
        return readings.values().stream()
                .sorted(Comparator.comparingLong((BlobReadBack reading) -> reading.blob.size())
                        .reversed())
                .toList();
    }

    /** Damage of the blob, for one artifact that needs it. */
    record Found(RemoteState state, Damage damage) {}

    /**
     * Registries store a blob once for all repositories, or once per repository: when the first few agree that it is
     * damaged, the others are not read.
     *
     * @throws IOException when the registry cannot be read
     */
    List<Found> read(Registry registry, CopyListener listener) throws IOException {
        Map<Repository, Optional<Verdict>> verdicts = new LinkedHashMap<>();
        List<Repository> repositories =
                states.stream().map(RemoteState::repository).distinct().toList();
        for (Repository repository : repositories) {
            Optional<Verdict> verdict = agree(verdicts.values())
                    ? verdicts.values().iterator().next().map(bad -> bad.asDamageOf(repositories.get(0)))
                    : read(registry, repository, listener);
            if (verdict.isEmpty() && verdicts.isEmpty()) {
                return List.of();
            }
            verdicts.put(repository, verdict);
        }
        return states.stream()
                .flatMap(state -> verdicts.getOrDefault(state.repository(), Optional.empty()).stream()
                        .map(bad -> new Found(state, damage(state, bad))))
                .toList();
    }

    private static boolean agree(Collection<Optional<Verdict>> verdicts) {
        return verdicts.size() >= ENOUGH && verdicts.stream().limit(ENOUGH).allMatch(Optional::isPresent);
    }

    private record Verdict(Problem problem, Message found) {
        Verdict asDamageOf(Repository read) {
            return new Verdict(problem, Message.of("copy.through", found, read));
        }
    }

    private Damage damage(RemoteState state, Verdict verdict) {
        Message message = verdict.problem.of(Damage.Content.BLOB, blob.digest(), verdict.found);
        return new Damage(state.artifact().reference(), blob.digest(), Damage.Content.BLOB, verdict.problem, message);
    }

    private Optional<Verdict> read(Registry registry, Repository repository, CopyListener listener) throws IOException {
        CopyListener.Progress progress = listener.reading(blob, repository);
        ReceivedBlob received = new ReceivedBlob(blob, progress);
        try {
            return registry.pull(repository, blob, received)
                    ? received.fault().map(fault -> new Verdict(fault.problem(), fault.found()))
                    : Optional.of(new Verdict(Problem.MISSING, Message.of("copy.said-to-be-there")));
        } catch (RegistryException e) {
            if (e.kind().isRegistryWide()) {
                throw e;
            }
            return Optional.of(new Verdict(Problem.UNREADABLE, Message.of(e)));
        } finally {
            progress.finished();
        }
    }
}
