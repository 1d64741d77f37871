package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.DaemonThreads;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Registry;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The verb: copies artifacts into a registry.
 *
 * <p>Looks what is there, plans the least that is missing, sends each blob once, links it wherever else it is needed,
 * and names an image only when all of it is there. So a run that was broken off leaves nothing half, and the next one
 * sends what the first did not.
 */
public final class ImageCopier {
    private final Registry registry;
    private final CopyOptions options;
    private final CopyListener listener;

    public ImageCopier(Registry registry, CopyOptions options, CopyListener listener) {
        this.registry = registry;
        this.options = options;
        this.listener = listener;
    }

    /**
     * Asks the registry what it holds, and works out what is to be done.
     *
     * @throws IOException where the registry cannot be asked
     */
    public CopyPlan plan(List<Artifact> artifacts) throws IOException {
        return CopyPlan.of(inspect(artifacts));
    }

    /**
     * Asks the registry what it holds.
     *
     * @throws IOException where the registry cannot be asked
     */
    public List<RemoteState> inspect(List<Artifact> artifacts) throws IOException {
        RemoteInspector inspector = new RemoteInspector(registry);
        return inParallel(artifacts, artifact -> {
            RemoteState state = inspector.inspect(artifact);
            listener.inspected(state);
            return state;
        });
    }

    /** Does what the plan says. An artifact that fails does not keep the others from being pushed. */
    public CopyResult execute(CopyPlan plan) {
        listener.planned(plan);
        long start = System.nanoTime();
        BlobUploader uploader = new BlobUploader(registry, options, listener);
        ExecutorService uploadThreads = Executors.newFixedThreadPool(options.jobs(), DaemonThreads.named("send"));
        ExecutorService publisherThreads = Executors.newFixedThreadPool(options.jobs(), DaemonThreads.named("finish"));
        try {
            TransferScheduler scheduler = new TransferScheduler(uploader, plan, uploadThreads);
            ArtifactPublisher publisher = new ArtifactPublisher(registry, uploader, scheduler, start);
            List<CompletableFuture<ArtifactResult>> results = plan.states().stream()
                    .map(state -> publisher.publish(state, publisherThreads).whenComplete((result, failure) -> {
                        if (result != null) {
                            listener.done(result);
                        }
                    }))
                    .toList();
            scheduler.start();
            List<ArtifactResult> all =
                    results.stream().map(CompletableFuture::join).toList();
            return new CopyResult(all, uploader.bytesSent(), Duration.ofNanos(System.nanoTime() - start));
        } finally {
            uploadThreads.shutdownNow();
            publisherThreads.shutdownNow();
        }
    }

    /**
     * Looks again at what was pushed. What was there before, and was looked at when the plan was made, has not been
     * touched since.
     *
     * @throws IOException where the registry cannot be asked
     */
    public List<RemoteState> verify(CopyPlan plan) throws IOException {
        RemoteInspector inspector = new RemoteInspector(registry);
        return inParallel(plan.states(), before -> {
            RemoteState now = before.isComplete() ? before : inspector.inspect(before.artifact());
            listener.verified(now);
            return now;
        });
    }

    /**
     * Reads back every byte of these blobs that the registry says it holds, and hashes them.
     *
     * @return the states, less what has turned out to be damaged
     * @throws IOException where the registry cannot be asked
     */
    public List<RemoteState> readBack(List<RemoteState> states, Predicate<Digest> wanted) throws IOException {
        List<BlobReadBack> readings = BlobReadBack.of(states, wanted);
        listener.readingBack(
                readings.size(),
                readings.stream().mapToLong(reading -> reading.blob().size()).sum());
        Map<RemoteState, List<Damage>> damages =
                inParallel(readings, reading -> reading.read(registry, listener)).stream()
                        .flatMap(List::stream)
                        .collect(Collectors.groupingBy(
                                BlobReadBack.Found::state,
                                Collectors.mapping(BlobReadBack.Found::damage, Collectors.toList())));
        return states.stream()
                .map(state -> state.without(damages.getOrDefault(state, List.of())))
                .toList();
    }

    @FunctionalInterface
    private interface Question<T, R> {
        R ask(T subject) throws IOException;
    }

    private <T, R> List<R> inParallel(Collection<T> subjects, Question<T, R> question) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(options.jobs(), DaemonThreads.named("ask"));
        try {
            List<CompletableFuture<R>> answers = subjects.stream()
                    .map(subject -> CompletableFuture.supplyAsync(() -> answer(question, subject), workers))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw e;
        } finally {
            workers.shutdownNow();
        }
    }

    private static <T, R> R answer(Question<T, R> question, T subject) {
        try {
            return question.ask(subject);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
