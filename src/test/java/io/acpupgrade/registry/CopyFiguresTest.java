package io.acpupgrade.registry;

import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.FAILED;
import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.INTERRUPTED;
import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.NOT_BEGUN;
import static io.acpupgrade.registry.copy.ArtifactResult.Outcome.PUSHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.acpupgrade.fixture.Endpoint;
import io.acpupgrade.fixture.ErrorCode;
import io.acpupgrade.fixture.Fault;
import io.acpupgrade.fixture.FaultAction;
import io.acpupgrade.fixture.Gate;
import io.acpupgrade.fixture.InMemoryRegistry;
import io.acpupgrade.fixture.RegistryFaults;
import io.acpupgrade.fixture.Request;
import io.acpupgrade.fixture.RequestFilter;
import io.acpupgrade.fixture.TransportFaults;
import io.acpupgrade.registry.compression.GzipLayers;
import io.acpupgrade.registry.copy.ArtifactResult;
import io.acpupgrade.registry.copy.ArtifactResult.Failure;
import io.acpupgrade.registry.copy.CopyOptions;
import io.acpupgrade.registry.copy.CopyPlan;
import io.acpupgrade.registry.copy.CopyResult;
import io.acpupgrade.registry.remote.RemoteRegistry;
import io.acpupgrade.registry.remote.TestConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of each artifact adds up to what is said of the copy, and is about that artifact, however the copy ends. */
class CopyFiguresTest {
    private static final RequestFilter WRITES = RequestFilter.of(
            Endpoint.UPLOAD_START, Endpoint.UPLOAD_CHUNK, Endpoint.UPLOAD_FINISH, Endpoint.MANIFEST_PUT);
    private static final RequestFilter BLOB_IS_COMPLETE = RequestFilter.of(Endpoint.UPLOAD_FINISH);

    private final InMemoryBlobs shelf = InMemoryBlobs.randomAccess();

    private static CopyOptions jobs(int jobs) {
        return new CopyOptions(jobs, new GzipLayers(), CopyOptions.Proof.CHECKED);
    }

    /** Images of several repositories that share layers, two of them in one repository, and one of a docker-archive. */
    private static Artifact[] family(InMemoryBlobs shelf) {
        Blob base = shelf.layer(1, 9_000);
        Blob runtime = shelf.layer(2, 4_000);
        return new Artifact[] {
            Images.image("acp/one:v1", shelf, base, shelf.layer("one")),
            Images.image("acp/two:v1", shelf, base, runtime, shelf.layer("two")),
            Images.image("acp/two:v2", shelf, base, runtime, shelf.layer("two, again")),
            Images.image("acp/three:v1", shelf, base, runtime, shelf.layer("")),
            Images.image("acp/four:v1", shelf.config("{}"), List.of(base, runtime)),
            Images.unassembled("ait/five:v1", shelf, "plain", "five"),
            Images.unassembled("ait/six:v1", shelf, "plain", "six")
        };
    }

    enum Mishap {
        INTERRUPTION {
            @Override
            FaultAction action(RemoteRegistry remote) {
                return (call, next) -> {
                    remote.close();
                    return next.handle(call);
                };
            }
        },
        FAILURE {
            @Override
            FaultAction action(RemoteRegistry remote) {
                return TransportFaults.respondsWith(500, ErrorCode.UNKNOWN);
            }
        },
        NO_ROOM {
            @Override
            FaultAction action(RemoteRegistry remote) {
                return TransportFaults.respondsWith(507, ErrorCode.UNKNOWN);
            }
        },
        NO_RIGHT {
            @Override
            FaultAction action(RemoteRegistry remote) {
                return TransportFaults.respondsWith(403, ErrorCode.DENIED);
            }
        },
        BROKEN_CONNECTION {
            @Override
            FaultAction action(RemoteRegistry remote) {
                return TransportFaults.resetsAfter(1);
            }
        };

        abstract FaultAction action(RemoteRegistry remote);
    }

    @ParameterizedTest
    @EnumSource
    void addUpWhereverTheCopyEnds(Mishap mishap) throws Exception {
        for (int writes = 0; writes < 45; writes += 2) {
            check(mishap, writes, 1 + writes % 3, Fault::after);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "INTERRUPTION", mode = EnumSource.Mode.EXCLUDE)
    void addUpWhicheverRequestFails(Mishap mishap) throws Exception {
        for (int n = 2; n < 20; n += 3) {
            check(mishap, n, 1 + n % 3, Fault::every);
        }
    }

    @ParameterizedTest
    @EnumSource
    void addUpWhereMountsAreRefused(Mishap mishap) throws Exception {
        Fault refusal = Fault.always(RequestFilter.of(Endpoint.UPLOAD_START), RegistryFaults.refusesMounts());
        for (int writes = 0; writes < 45; writes += 7) {
            check(
                    mishap,
                    writes,
                    2,
                    (n, filter, action) -> Fault.after(
                            n,
                            filter,
                            (call, next) -> action.handle(
                                    call, within -> refusal.action().handle(within, next))));
        }
    }

    @FunctionalInterface
    private interface Schedule {
        Fault fault(int n, RequestFilter filter, FaultAction action);
    }

    private static void check(Mishap mishap, int n, int jobs, Schedule schedule) throws IOException {
        InMemoryBlobs shelf = n % 4 < 2 ? InMemoryBlobs.randomAccess() : InMemoryBlobs.sequential();
        try (InMemoryRegistry registry = InMemoryRegistry.started();
                RemoteRegistry remote = TestConnection.to(registry).withoutRetries()) {
            registry.inject(schedule.fault(n, WRITES, mishap.action(remote)));
            CopyRun run = CopyRun.into(remote, jobs(jobs), family(shelf));
            assertThat(sums(run, registry, mishap == Mishap.INTERRUPTION))
                    .as(mishap + " " + n)
                    .isEmpty();
        }
    }

    /** Returns what does not hold. */
    private static List<String> sums(CopyRun run, InMemoryRegistry registry, boolean interrupted) {
        CopyResult result = run.result();
        long accepted = accepted(registry);
        long bytes =
                result.artifacts().stream().mapToLong(ArtifactResult::bytesSent).sum();
        Stream<String> totals = Stream.of(
                // what the registry took is more where the run ended before it had the answer
                interrupted || result.bytesSent() >= takenAtOnce(registry)
                        ? ""
                        : "says " + result.bytesSent() + ", registry took " + takenAtOnce(registry),
                bytes == result.bytesSent() ? "" : "artifacts say " + bytes + ", totals " + result.bytesSent(),
                result.bytesSent() <= accepted ? "" : "says " + result.bytesSent() + ", registry took " + accepted);
        return Stream.concat(totals, result.artifacts().stream().flatMap(one -> faults(one, result, interrupted)))
                .filter(fault -> !fault.isEmpty())
                .toList();
    }

    private static long accepted(InMemoryRegistry registry) {
        return taken(registry, Set.of(201, 202));
    }

    private static long takenAtOnce(InMemoryRegistry registry) {
        return taken(registry, Set.of(201));
    }

    private static long taken(InMemoryRegistry registry, Set<Integer> answers) {
        return registry.requests().all().stream()
                .filter(request -> request.path().contains("/blobs/uploads/") && answers.contains(request.status()))
                .mapToLong(Request::bodyBytes)
                .sum();
    }

    private static Stream<String> faults(ArtifactResult one, CopyResult result, boolean interrupted) {
        Reference name = one.artifact().reference();
        int blobs = one.artifact().blobs().size();
        int told = one.sent() + one.mounted() + one.alreadyThere();
        boolean isBegun = one.sent() + one.mounted() > 0;
        return Stream.of(
                one.outcome() == PUSHED ? (told == blobs ? "" : name + ": " + told + " of " + blobs) : "",
                told <= blobs ? "" : name + ": " + told + " of " + blobs,
                one.outcome() == NOT_BEGUN && isBegun ? name + " was begun" : "",
                one.outcome() == INTERRUPTED && !interrupted ? name + " was not interrupted" : "",
                one.elapsed().compareTo(result.elapsed()) <= 0 ? "" : name + " took longer than all",
                one.outcome() == NOT_BEGUN && !one.elapsed().isZero() ? name + " took time" : "",
                one.failure().map(failure -> faults(one, failure, result)).orElse(""));
    }

    /** A failure names no other repository than the artifact's own, but that of an artifact that it says it depends on. */
    private static String faults(ArtifactResult one, Failure failure, CopyResult result) {
        String own = one.artifact().reference().repository().toString();
        return result.artifacts().stream()
                .map(other -> other.artifact().reference())
                .filter(other -> !other.repository().toString().equals(own))
                .filter(other ->
                        failure.message().english().contains(other.repository().toString()))
                .filter(other ->
                        failure.causedBy().map(Reference::repository).stream().noneMatch(other.repository()::equals))
                .map(other -> one.artifact().reference() + " says: "
                        + failure.message().english())
                .findFirst()
                .orElse("");
    }

    @Test
    void countWhatAnInterruptedArtifactHasSent() throws Exception {
        // Given two layers, the second of which stalls
        Artifact image =
                Images.image("acp/core:v1", shelf.config("{}"), List.of(shelf.layer(1, 9000), shelf.layer(2, 4000)));
        try (Stopped stopped = new Stopped(4000)) {
            // When
            CopyRun run = stopped.run(image);

            // Then
            assertThat(run.outcomes()).containsExactly(INTERRUPTED);
            assertThat(run.of(0).sent()).isEqualTo(1);
            assertThat(run.of(0).bytesSent()).isEqualTo(9000);
            assertThat(run.result().bytesSent()).isEqualTo(9000);
        }
    }

    @Test
    void tellWhatWaitedForAnInterruptedUploadFromWhatWasInterrupted() throws Exception {
        // Given images that share a base, which stalls after the larger own layer of the second one was sent
        Blob base = shelf.layer(1, 4000);
        Artifact first = Images.image("acp/first:v1", shelf.config("{}"), List.of(base));
        Artifact second = Images.image("acp/second:v1", shelf.config("{}"), List.of(base, shelf.layer(2, 9000)));
        Artifact third = Images.image("acp/third:v1", shelf.config("{}"), List.of(base, shelf.layer(3, 200)));
        try (Stopped stopped = new Stopped(4000)) {
            // When
            CopyRun run = stopped.run(first, second, third);

            // Then
            assertThat(run.outcomes()).containsExactly(INTERRUPTED, INTERRUPTED, NOT_BEGUN);
            assertThat(run.failure(1).message().english())
                    .isEqualTo("wait for blob " + base.packaged().digest()
                            + ": acp/first:v1 was sending it when the run was interrupted");
            assertThat(run.of(2).failure()).isEmpty();
            assertThat(run.of(2).elapsed()).isZero();
        }
    }

    @Test
    void sayForWhichBlobOfWhichArtifactTheOthersWaited() throws Exception {
        // Given a registry that takes everything but the shared layer
        Artifact[] family = family(shelf);
        Blob base = family[0].blobs().get(1);
        try (InMemoryRegistry registry = InMemoryRegistry.started()) {
            registry.inject(Fault.always(
                    BLOB_IS_COMPLETE.and(call -> call.query()
                            .all("digest")
                            .contains(base.packaged().digest().toString())),
                    TransportFaults.respondsWith(500, ErrorCode.UNKNOWN)));

            // When
            CopyRun run = CopyRun.into(TestConnection.to(registry).withoutRetries(), jobs(3), family);

            // Then
            assertThat(run.outcomes()).containsExactly(FAILED, FAILED, FAILED, FAILED, FAILED, PUSHED, PUSHED);
            assertThat(run.failure(0).message().english())
                    .startsWith("push blob " + base.packaged().digest() + " to acp/one: ");
            assertThat(run.failure(0).causedBy()).isEmpty();
            assertThat(IntStream.range(1, 5).mapToObj(run::failure))
                    .extracting(failure -> failure.message().english())
                    .containsOnly(
                            "wait for blob " + base.packaged().digest() + ": acp/one:v1 was sending it and failed");
            assertThat(IntStream.range(1, 5).mapToObj(run::failure))
                    .allSatisfy(failure -> assertThat(failure.causedBy()).hasValue(Reference.parse("acp/one:v1")))
                    .allSatisfy(failure -> assertThat(failure.kind()).hasValue(RegistryException.Kind.FAILED));
            assertThat(sums(run, registry, false)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("shelves")
    void arePlannedAsTheyComeToBe(InMemoryBlobs shelf) throws Exception {
        // Given images that share layers across repositories, and within one
        try (InMemoryRegistry registry = InMemoryRegistry.started()) {
            // When
            CopyRun run = CopyRun.into(TestConnection.to(registry).withoutRetries(), jobs(1), family(shelf));

            // Then
            CopyPlan plan = run.plan();
            assertThat(plan.states().stream().flatMap(state -> plan.transfersOf(state).stream()))
                    .containsExactlyInAnyOrderElementsOf(plan.transfers());
            assertThat(plan.states().stream().mapToLong(plan::mounts).sum()).isEqualTo(plan.mounts());
            assertThat(run.result().artifacts().stream()
                            .mapToLong(ArtifactResult::sent)
                            .sum())
                    .isEqualTo(plan.transfers().size());
            assertThat(run.result().artifacts().stream()
                            .mapToLong(ArtifactResult::mounted)
                            .sum())
                    .isEqualTo(plan.mounts());
        }
    }

    static Stream<InMemoryBlobs> shelves() {
        return Stream.of(InMemoryBlobs.randomAccess(), InMemoryBlobs.sequential());
    }

    enum Refusal {
        DENIED(403, ErrorCode.DENIED),
        UNKNOWN_REPOSITORY(404, ErrorCode.NAME_UNKNOWN),
        NOT_SUPPORTED(405, ErrorCode.UNSUPPORTED);

        private final int status;
        private final ErrorCode code;

        Refusal(int status, ErrorCode code) {
            this.status = status;
            this.code = code;
        }

        Fault fault() {
            return Fault.always(
                    RequestFilter.of(Endpoint.UPLOAD_START)
                            .and(call ->
                                    Set.of("acp/one", "acp/two", "ait/five").contains(call.repository())),
                    TransportFaults.respondsWith(status, code));
        }
    }

    private static Stream<Arguments> refusals() {
        return Stream.of(Refusal.values()).flatMap(refusal -> shelves().map(shelf -> Arguments.of(refusal, shelf)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void letTheNextArtifactSendWhatTheRepositoryOfOneRefuses(Refusal refusal, InMemoryBlobs shelf) throws Exception {
        // Given a registry that refuses the repositories which the shared layers are sent to first
        try (InMemoryRegistry registry = InMemoryRegistry.started()) {
            registry.inject(refusal.fault());

            // When
            CopyRun run = CopyRun.into(TestConnection.to(registry).withoutRetries(), jobs(3), family(shelf));

            // Then
            assertThat(run.outcomes()).containsExactly(FAILED, FAILED, FAILED, PUSHED, PUSHED, FAILED, PUSHED);
            assertThat(Stream.of(0, 1, 5).map(run::failure))
                    .allSatisfy(failure -> assertThat(failure.causedBy()).isEmpty())
                    .extracting(failure -> failure.message().english())
                    .allSatisfy(message -> assertThat(message).startsWith("push blob "));
            assertThat(registry.requests().uploads().values()).containsOnly(1);
            assertThat(sums(run, registry, false)).isEmpty();
        }
    }

    @Test
    void readAnArchiveOnceAlthoughARepositoryRefusesItsLayers() throws Exception {
        // Given
        InMemoryBlobs archive = InMemoryBlobs.sequential();
        try (InMemoryRegistry registry = InMemoryRegistry.started()) {
            registry.inject(Refusal.DENIED.fault());

            // When
            Artifact[] family = family(archive);
            CopyRun.into(TestConnection.to(registry).withoutRetries(), jobs(1), family);

            // Then
            assertThat(family[1].blobs()).extracting(archive::opened).containsOnly(0);
        }
    }

    @Test
    void giveEachArtifactItsOwnRefusalWhereAllRepositoriesRefuseALayer() throws Exception {
        // Given
        Artifact[] family = family(shelf);
        try (InMemoryRegistry registry = InMemoryRegistry.started()) {
            registry.inject(Fault.always(
                    RequestFilter.of(Endpoint.UPLOAD_START), TransportFaults.respondsWith(403, ErrorCode.DENIED)));

            // When
            CopyRun run = CopyRun.into(TestConnection.to(registry).withoutRetries(), jobs(3), family);

            // Then
            assertThat(run.outcomes()).containsOnly(FAILED);
            assertThat(IntStream.range(0, family.length).mapToObj(run::failure))
                    .allSatisfy(failure -> assertThat(failure.causedBy()).isEmpty());
            assertThat(IntStream.range(0, family.length)
                            .filter(n -> !run.failure(n)
                                    .message()
                                    .english()
                                    .contains(" to " + family[n].reference().repository() + ": ")))
                    .isEmpty();
            assertThat(sums(run, registry, false)).isEmpty();
        }
    }

    @Test
    void tellWhomAnArtifactWaitedForAfterTheFirstWasRefused() throws Exception {
        // Given images of three repositories that share all: refused, failing, and good
        Blob base = shelf.layer(1, 4000);
        Artifact refused = Images.image("acp/one:v1", shelf.config("{}"), List.of(base));
        Artifact failing = Images.image("acp/three:v1", shelf.config("{}"), List.of(base));
        Artifact waiting = Images.image("acp/four:v1", shelf.config("{}"), List.of(base));
        try (InMemoryRegistry registry = InMemoryRegistry.started()) {
            registry.inject(Refusal.DENIED.fault());
            registry.inject(Fault.always(
                    RequestFilter.of(Endpoint.UPLOAD_START).and(RequestFilter.repository("acp/three")),
                    TransportFaults.respondsWith(500, ErrorCode.UNKNOWN)));

            // When
            CopyRun run =
                    CopyRun.into(TestConnection.to(registry).withoutRetries(), jobs(1), refused, failing, waiting);

            // Then
            assertThat(run.outcomes()).containsOnly(FAILED);
            assertThat(run.failure(0).kind()).hasValue(RegistryException.Kind.DENIED);
            assertThat(run.failure(1).kind()).hasValue(RegistryException.Kind.FAILED);
            assertThat(run.failure(1).causedBy()).isEmpty();
            assertThat(run.failure(2).causedBy()).hasValue(Reference.parse("acp/three:v1"));
        }
    }

    @ParameterizedTest
    @MethodSource("shelves")
    void sayThatTheOthersWaitedForALayerThatThePackageHasLost(InMemoryBlobs shelf) throws Exception {
        // Given
        Blob base = shelf.layer("base");
        Artifact first = Images.image("acp/first:v1", shelf, base);
        Artifact second = Images.image("acp/second:v1", shelf, base);
        shelf.remove(base);
        try (InMemoryRegistry registry = InMemoryRegistry.started()) {
            // When
            CopyRun run = CopyRun.into(TestConnection.to(registry).withoutRetries(), jobs(1), first, second);

            // Then
            assertThat(run.outcomes()).containsExactly(FAILED, FAILED);
            assertThat(run.failure(0).message().english()).startsWith("read the package: ");
            assertThat(run.failure(1).message().english())
                    .startsWith("wait for blob ")
                    .endsWith("acp/first:v1 was sending it and failed");
            assertThat(run.failure(1).kind()).isEmpty();
        }
    }

    @Test
    void sayWhereTheRunStoppedWhenTheRegistryHasNoRoom() throws Exception {
        // Given no room for the second of three layers, which come one after the other, the largest first
        Artifact first =
                Images.image("acp/first:v1", shelf.config("{1}"), List.of(shelf.layer(1, 9000), shelf.layer(3, 200)));
        Artifact second = Images.image("acp/second:v1", shelf.config("{2}"), List.of(shelf.layer(2, 4000)));
        try (InMemoryRegistry registry = InMemoryRegistry.started()) {
            registry.inject(Fault.always(
                    RequestFilter.uploadBodies().and(call -> call.length().orElse(0) == 4000),
                    TransportFaults.respondsWith(507, ErrorCode.UNKNOWN)));

            // When
            CopyRun run = CopyRun.into(TestConnection.to(registry).withoutRetries(), jobs(1), first, second);

            // Then
            assertThat(run.outcomes()).containsExactly(FAILED, FAILED);
            assertThat(run.failure(0).message().english())
                    .startsWith("send blob sha256:")
                    .endsWith("not begun, because acp/second:v1 met a failure that every other request would meet");
            assertThat(run.failure(0).causedBy()).hasValue(Reference.parse("acp/second:v1"));
            assertThat(run.of(0).bytesSent()).isEqualTo(9000);
            assertThat(run.failure(1).causedBy()).isEmpty();
        }
    }

    /** A registry that stalls at the upload of this many bytes, and a run that is interrupted there. */
    private static final class Stopped implements AutoCloseable {
        private final InMemoryRegistry registry = InMemoryRegistry.started();
        private final Gate gate = new Gate();

        Stopped(long bytes) {
            registry.inject(Fault.always(
                    RequestFilter.uploadBodies().and(call -> call.length().orElse(0) == bytes),
                    TransportFaults.stallsBeforeReading(gate)));
        }

        CopyRun run(Artifact... artifacts) throws InterruptedException {
            RemoteRegistry remote = TestConnection.to(registry).withoutRetries();
            CompletableFuture<CopyRun> run = CompletableFuture.supplyAsync(() -> {
                try {
                    return CopyRun.into(remote, jobs(1), artifacts);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(gate.awaitArrival(Duration.ofSeconds(30))).isTrue();
            remote.close();
            return run.join();
        }

        @Override
        public void close() {
            gate.open();
            registry.close();
        }
    }
}
