package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import io.acpupgrade.registry.Repository;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What a copy has done so far, and for which artifact. All figures of a result are counted here, so that those of the
 * artifacts add up to those of the copy whenever and however it ends.
 */
final class CopyLedger {
    private final List<RemoteState> states;
    private final LongSupplier nanos;
    private final long start;
    private final Map<Place, Arrival> arrivals = new ConcurrentHashMap<>();
    private final Map<RemoteState, Long> begun = new ConcurrentHashMap<>();
    private final Map<RemoteState, ArtifactResult> results = new ConcurrentHashMap<>();

    private record Place(Blob.Key blob, Repository repository) {}

    /** How a blob came to a repository, and the artifact for which it was brought there. */
    private record Arrival(Way way, RemoteState by, long bytes) {}

    private enum Way {
        SENT,
        MOUNTED,
        FOUND
    }

    /** @param nanos a clock that only moves forward */
    CopyLedger(List<RemoteState> states, LongSupplier nanos) {
        this.states = states;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    /** Something is done for an artifact from now on. */
    void begin(RemoteState state) {
        begun.putIfAbsent(state, nanos.getAsLong());
    }

    /** Whether anything was done for the artifact itself; what others do for blobs that it shares does not count. */
    boolean hasBegun(RemoteState state) {
        return begun.containsKey(state);
    }

    /** The registry has accepted a blob that was uploaded for an artifact. */
    void sent(Blob blob, RemoteState by, long bytes) {
        arrivals.put(new Place(blob.key(), by.repository()), new Arrival(Way.SENT, by, bytes));
    }

    /** A blob was mounted for an artifact. */
    void mounted(Blob blob, RemoteState by) {
        arrivals.put(new Place(blob.key(), by.repository()), new Arrival(Way.MOUNTED, by, 0));
    }

    /** The registry turned out to hold a blob that was to be sent for an artifact. */
    void found(Blob blob, Repository where, RemoteState by) {
        arrivals.put(new Place(blob.key(), where), new Arrival(Way.FOUND, by, 0));
    }

    /** The artifact was complete before the copy. */
    ArtifactResult alreadyThere(RemoteState state) {
        return end(
                state, ArtifactResult.Outcome.ALREADY_THERE, state.manifest().map(Manifest::digest), Optional.empty());
    }

    ArtifactResult pushed(RemoteState state, Digest digest) {
        return end(state, ArtifactResult.Outcome.PUSHED, Optional.of(digest), Optional.empty());
    }

    ArtifactResult notBegun(RemoteState state) {
        return end(state, ArtifactResult.Outcome.NOT_BEGUN, Optional.empty(), Optional.empty());
    }

    ArtifactResult failed(RemoteState state, ArtifactResult.Failure why) {
        return end(state, ArtifactResult.Outcome.of(why), Optional.empty(), Optional.of(why));
    }

    private ArtifactResult end(
            RemoteState state,
            ArtifactResult.Outcome outcome,
            Optional<Digest> digest,
            Optional<ArtifactResult.Failure> failure) {
        ArtifactResult result = result(state, outcome, digest, failure);
        results.put(state, result);
        return result;
    }

    private ArtifactResult result(
            RemoteState state,
            ArtifactResult.Outcome outcome,
            Optional<Digest> digest,
            Optional<ArtifactResult.Failure> failure) {
        List<Arrival> there = state.artifact().blobs().stream()
                .map(Blob::key)
                .distinct()
                .flatMap(blob -> arrival(state, blob).stream())
                .toList();
        return new ArtifactResult(
                state.artifact(),
                outcome,
                digest,
                count(there, Way.SENT),
                count(there, Way.MOUNTED),
                count(there, Way.FOUND),
                there.stream().mapToLong(Arrival::bytes).sum(),
                elapsed(state),
                failure);
    }

    /** How the artifact's repository came to hold the blob; what another artifact brought there was found there by this one. */
    private Optional<Arrival> arrival(RemoteState state, Blob.Key blob) {
        Optional<Arrival> found = Optional.of(new Arrival(Way.FOUND, state, 0));
        Optional<Arrival> arrival = Optional.ofNullable(arrivals.get(new Place(blob, state.repository())));
        return arrival.isPresent()
                ? arrival.filter(one -> one.by() == state).or(() -> found)
                : found.filter(there -> state.holds(blob));
    }

    private static int count(List<Arrival> arrivals, Way way) {
        return Math.toIntExact(
                arrivals.stream().filter(arrival -> arrival.way() == way).count());
    }

    private Duration elapsed(RemoteState state) {
        return Optional.ofNullable(begun.get(state)).map(this::since).orElse(Duration.ZERO);
    }

    private Duration since(long moment) {
        return Duration.ofNanos(nanos.getAsLong() - moment);
    }

    /** Returns the result if the copy ended now: what is under way counts as interrupted. */
    CopyResult soFar() {
        return new CopyResult(states.stream().map(this::now).toList(), since(start));
    }

    private ArtifactResult now(RemoteState state) {
        return Optional.ofNullable(results.get(state))
                .orElseGet(() -> result(
                        state,
                        hasBegun(state) ? ArtifactResult.Outcome.INTERRUPTED : ArtifactResult.Outcome.NOT_BEGUN,
                        Optional.empty(),
                        Optional.empty()));
    }
}
