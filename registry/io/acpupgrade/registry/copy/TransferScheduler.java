package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Artifact;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.BlobSource;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.copy.TransferException.Attempt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs all transfers of one copy, largest first: blobs from random-access sources individually, blobs of a compressed
 * archive together in one pass.
 */
final class TransferScheduler {
    private final BlobUploader uploader;
    private final CopyPlan plan;
    private final Executor senders;
    private final Map<Blob.Key, CompletableFuture<UploadedBlob>> uploads = new LinkedHashMap<>();
    private final CopyLedger ledger;
    private volatile Optional<CopyEndedException> end = Optional.empty();

    TransferScheduler(BlobUploader uploader, CopyPlan plan, Executor senders, CopyLedger ledger) {
        this.uploader = uploader;
        this.plan = plan;
        this.senders = senders;
        this.ledger = ledger;
        plan.transfers().forEach(transfer -> uploads.put(transfer.blob().key(), new CompletableFuture<>()));
    }

    /** Returns where the registry holds the blob, once it was uploaded. */
    CompletableFuture<UploadedBlob> uploadOf(Blob blob) {
        CompletableFuture<UploadedBlob> delivery = uploads.get(blob.key());
        if (delivery != null) {
            return delivery;
        }
        return CompletableFuture.completedFuture(plan.location(blob)
                .orElseThrow(() -> new IllegalStateException("no transfer is planned for " + blob.packaged())));
    }

    /** Returns the uploads that the artifact waits for, its own and those of others. */
    Stream<CompletableFuture<UploadedBlob>> uploadsOf(RemoteState state) {
        return state.artifact().blobs().stream()
                .filter(blob -> !state.holds(blob))
                .map(this::uploadOf);
    }

    /** Returns how those uploads have failed, once all of them have ended. */
    Stream<Throwable> failuresOf(RemoteState state) {
        return uploadsOf(state)
                .flatMap(upload -> upload.handle((there, failure) -> Stream.ofNullable(failure))
                        .join());
    }

    private record Work(long bytes, Runnable run) {}

    void start() {
        Set<Transfer> marks = imageConfigs();
        Map<BlobSource, List<Transfer>> passes = plan.transfers().stream()
                .filter(transfer -> transfer.blob().source().isSequential())
                .filter(transfer -> !marks.contains(transfer))
                .collect(Collectors.groupingBy(
                        transfer -> transfer.blob().source(), LinkedHashMap::new, Collectors.toList()));
        List<Work> work = new ArrayList<>();
        passes.forEach((source, transfers) -> work.add(new Work(bytes(transfers), () -> streamAll(source, transfers))));
        plan.transfers().stream()
                .filter(transfer -> !transfer.blob().source().isSequential())
                .filter(transfer -> !marks.contains(transfer))
                .forEach(transfer ->
                        work.add(new Work(transfer.blob().size(), () -> upload(transfer, PassingBytes.none()))));
        work.sort(Comparator.comparingLong(Work::bytes).reversed());
        marks.forEach(mark -> senders.execute(() -> upload(mark, PassingBytes.none())));
        work.forEach(piece -> senders.execute(piece.run()));
    }

    /**
     * The configurations of docker-archive images. They are uploaded first: a configuration in a repository without the
     * image's tag tells the next run that this one had started there ({@link Transfer#startedIn}).
     */
    private Set<Transfer> imageConfigs() {
        Set<Blob.Key> configs = plan.incomplete().stream()
                .map(RemoteState::artifact)
                .filter(Artifact.Unassembled.class::isInstance)
                .map(image -> ((Artifact.Unassembled) image).config().key())
                .collect(Collectors.toSet());
        return plan.transfers().stream()
                .filter(transfer -> configs.contains(transfer.blob().key()))
                .collect(Collectors.toSet());
    }

    private static long bytes(List<Transfer> transfers) {
        return transfers.stream().mapToLong(transfer -> transfer.blob().size()).sum();
    }

    private void streamAll(BlobSource source, List<Transfer> transfers) {
        Map<Digest, List<Transfer>> wanted = transfers.stream()
                .collect(Collectors.groupingBy(
                        transfer -> transfer.blob().packaged().digest(), LinkedHashMap::new, Collectors.toList()));
        try {
            source.stream(wanted.keySet(), (digest, content) -> {
                PassingBytes passing = PassingBytes.of(content);
                wanted.getOrDefault(digest, List.of()).forEach(transfer -> upload(transfer, passing));
                checkNotEnded();
            });
            // whatever the pass did not come across is not there any more; an image would wait for it forever
            transfers.forEach(transfer -> fail(transfer, ContentException.gone(transfer.blob())));
        } catch (CopyEndedException e) {
            transfers.forEach(transfer -> fail(transfer, e));
        } catch (IOException | RuntimeException | Error e) {
            ContentException unreadable = ContentException.unreadable(source.name(), e);
            transfers.forEach(transfer -> fail(transfer, unreadable));
        }
    }

    /** Sends a blob for its owner; where that one's repository refuses it, for the next artifact that waits for it. */
    private void upload(Transfer planned, PassingBytes passing) {
        List<Attempt> failed = new ArrayList<>();
        Optional<Transfer> next = Optional.of(planned);
        while (next.isPresent()) {
            Transfer transfer = next.get();
            try {
                upload(planned).complete(send(transfer, passing));
                return;
            } catch (IOException e) {
                failed.add(new Attempt(transfer.owner(), e));
                next = isRefusedByRepository(e) ? transfer.toNext() : Optional.empty();
            } catch (RuntimeException | Error e) {
                // recorded too; otherwise an image would wait for the blob forever
                upload(planned).completeExceptionally(e);
                return;
            }
        }
        upload(planned).completeExceptionally(new TransferException(planned.blob(), failed));
    }

    private static boolean isRefusedByRepository(IOException failure) {
        return failure instanceof RegistryException refusal && refusal.kind().isAboutRepository();
    }

    private UploadedBlob send(Transfer transfer, PassingBytes passing) throws IOException {
        try {
            checkNotEnded();
            ledger.begin(transfer.owner());
            return uploader.send(transfer, passing);
        } catch (IOException e) {
            endAfter(transfer.owner(), e);
            throw e;
        }
    }

    /** Ends all transfers after a failure, met by one artifact, that every other request would meet. */
    synchronized void endAfter(RemoteState state, Throwable failure) {
        if (end.isEmpty()
                && failure instanceof RegistryException refusal
                && refusal.kind().isRegistryWide()) {
            end = Optional.of(new CopyEndedException(state, refusal));
        }
    }

    /** Throws if the copy has ended early. */
    void checkNotEnded() throws CopyEndedException {
        Optional<CopyEndedException> over = end;
        if (over.isPresent()) {
            throw over.get();
        }
    }

    /** Records the first failure of a blob. */
    private void fail(Transfer transfer, IOException failure) {
        Attempt attempt = new Attempt(transfer.owner(), failure);
        upload(transfer).completeExceptionally(new TransferException(transfer.blob(), List.of(attempt)));
    }

    private CompletableFuture<UploadedBlob> upload(Transfer transfer) {
        return uploads.computeIfAbsent(transfer.blob().key(), key -> new CompletableFuture<>());
    }
}
