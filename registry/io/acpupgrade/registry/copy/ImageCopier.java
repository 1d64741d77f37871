package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.DaemonThreads;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Registry;
import java.io.IOException;
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
 * Copies artifacts into a registry.
 *
 * <p>Inspects the registry, plans the minimal work, uploads each blob once, mounts it wherever else it is needed, and
 * pushes a tag only when the image is complete. An interrupted run leaves no incomplete image, and the next run sends
 * only what is missing.
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
     * Inspects the registry and plans the copy.
     *
     * @throws IOException where the registry cannot be asked
     */
    public CopyPlan plan(List<Artifact> artifacts) throws IOException {
        return CopyPlan.of(inspect(artifacts));
    }

    /**
     * Inspects the registry.
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

    /** Executes the plan. A failed artifact does not stop the others. */
    public CopyResult execute(CopyPlan plan) {
        listener.planned(plan);
        CopyLedger ledger = new CopyLedger(plan.states(), System::nanoTime);
        listener.copying(ledger::soFar);
        BlobUploader uploader = new BlobUploader(registry, options, listener, ledger);
        ExecutorService uploadThreads = Executors.newFixedThreadPool(options.jobs(), DaemonThreads.named("send"));
        ExecutorService publisherThreads = Executors.newFixedThreadPool(options.jobs(), DaemonThreads.named("finish"));
        try {
            TransferScheduler scheduler = new TransferScheduler(uploader, plan, uploadThreads, ledger);
            ArtifactPublisher publisher = new ArtifactPublisher(registry, uploader, scheduler, ledger);
            List<CompletableFuture<ArtifactResult>> results = plan.states().stream()
                    .map(state -> publisher.publish(state, publisherThreads).whenComplete((result, failure) -> {
                        if (result != null) {
                            listener.done(result);
                        }
                    }))
                    .toList();
            scheduler.start();
            results.forEach(CompletableFuture::join);
            return ledger.soFar();
        } finally {
            uploadThreads.shutdownNow();
            publisherThreads.shutdownNow();
        }
    }

    /**
     * Inspects the pushed artifacts again. Artifacts that were already complete were inspected for the plan and have
     * not been touched since.
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
     * Downloads and hashes every wanted blob that the registry reports to hold.
     *
     * @return what was read, and the states with damage that was found
     * @throws IOException where the registry cannot be asked
     */
    public ReadBack readBack(List<RemoteState> states, Predicate<Digest> wanted) throws IOException {
        List<BlobReadBack> readings = BlobReadBack.of(states, wanted);
        long bytes =
                readings.stream().mapToLong(reading -> reading.blob().size()).sum();
        listener.readingBack(readings.size(), bytes);
        Map<RemoteState, List<Damage>> damages =
                inParallel(readings, reading -> reading.read(registry, listener)).stream()
                        .flatMap(List::stream)
                        .collect(Collectors.groupingBy(
                                BlobReadBack.Found::state,
                                Collectors.mapping(BlobReadBack.Found::damage, Collectors.toList())));
        List<RemoteState> found = states.stream()
                .map(state -> state.without(damages.getOrDefault(state, List.of())))
                .toList();
        return new ReadBack(found, readings.size(), bytes);
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
