package io.acpupgrade.registry.copy;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Descriptor;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Registry;
import io.acpupgrade.registry.Registry.PushOutcome;
import io.acpupgrade.registry.RegistryException;
import io.acpupgrade.registry.Repository;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Uploads or mounts single blobs. */
final class BlobUploader {
    private final Registry registry;
    private final CopyOptions options;
    private final CopyListener listener;
    private final Map<Share, CompletableFuture<UploadedBlob>> shared = new ConcurrentHashMap<>();
    private final CopyLedger ledger;

    private record Share(Blob.Key blob, Repository repository) {}

    BlobUploader(Registry registry, CopyOptions options, CopyListener listener, CopyLedger ledger) {
        this.registry = registry;
        this.options = options;
        this.listener = listener;
        this.ledger = ledger;
    }

    /**
     * Uploads a blob to the transfer's repository; {@code passing} are its bytes in a running pass over its archive.
     */
    UploadedBlob send(Transfer transfer, PassingBytes passing) throws IOException {
        Blob blob = transfer.blob();
        CopyListener.Progress progress = listener.sending(blob, transfer.repository());
        try {
            if (blob.form() == Blob.Form.VERBATIM) {
                BlobBody body = new BlobBody(registry, blob, options, progress, passing);
                registry.push(transfer.repository(), blob.packaged(), Optional.empty(), body);
                return sent(transfer, blob.packaged());
            }
            return sendCompressed(transfer, progress, passing);
        } catch (IOException e) {
            progress.restarted();
            throw e;
        } finally {
            progress.finished();
        }
    }

    private UploadedBlob sendCompressed(Transfer transfer, CopyListener.Progress progress, PassingBytes passing)
            throws IOException {
        Blob blob = transfer.blob();
        if (transfer.needsMeasuring()) {
            Descriptor measured = measure(blob, passing);
            Optional<UploadedBlob> there = find(transfer, measured);
            if (there.isPresent()) {
                progress.advanced(blob.size());
                return there.get();
            }
            BlobBody body = new BlobBody(registry, blob, options, progress, passing);
            registry.push(transfer.repository(), measured, Optional.empty(), body);
            return sent(transfer, measured);
        }
        BlobBody body = new BlobBody(registry, blob, options, progress, passing);
        return sent(
                transfer,
                registry.push(transfer.repository(), options.compression().layerType(), body));
    }

    private Optional<UploadedBlob> find(Transfer transfer, Descriptor blob) throws IOException {
        for (Repository place : transfer.startedIn()) {
            if (holds(place, blob)) {
                ledger.found(transfer.blob(), place, transfer.owner());
                return Optional.of(new UploadedBlob(blob, place));
            }
        }
        return Optional.empty();
    }

    /** A repository that refuses to tell is taken for one that does not hold the blob. */
    private boolean holds(Repository place, Descriptor blob) throws IOException {
        try {
            return registry.blobSize(place, blob.digest()).isPresent();
        } catch (RegistryException e) {
            if (e.kind().isAboutRepository()) {
                return false;
            }
            throw e;
        }
    }

    private Descriptor measure(Blob layer, PassingBytes passing) throws IOException {
        BlobBody body = new BlobBody(registry, layer, options, CopyListener.NONE, passing);
        MessageDigest computation = Digest.newSha256();
        CountingSink sink = new CountingSink();
        try {
            body.writeTo(new DigestOutputStream(sink, computation));
        } catch (RegistryException e) {
            throw e.during(Message.of("copy.compress-layer", layer.packaged().digest()));
        }
        return new Descriptor(options.compression().layerType(), Digest.of(computation), sink.count);
    }

    private static final class CountingSink extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }

    /**
     * Mounts a blob for an artifact from the repository that holds it, or uploads it again when the registry refuses the
     * mount. Concurrent calls for the same blob and repository share one attempt.
     */
    UploadedBlob share(Blob blob, UploadedBlob there, RemoteState state) throws IOException {
        Repository repository = state.repository();
        CompletableFuture<UploadedBlob> own = new CompletableFuture<>();
        CompletableFuture<UploadedBlob> others = shared.putIfAbsent(new Share(blob.key(), repository), own);
        if (others != null) {
            return others.join();
        }
        try {
            UploadedBlob here = mount(blob, there, state);
            own.complete(here);
            return here;
        } catch (IOException | RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        }
    }

    private UploadedBlob mount(Blob blob, UploadedBlob there, RemoteState state) throws IOException {
        Repository repository = state.repository();
        BlobBody body = new BlobBody(registry, blob, options, CopyListener.NONE, PassingBytes.none());
        PushOutcome outcome = registry.push(repository, there.blob(), Optional.of(there.repository()), body);
        if (outcome == PushOutcome.MOUNTED) {
            ledger.mounted(blob, state);
            listener.mounted(there.blob(), there.repository(), repository);
        } else {
            ledger.sent(blob, state, there.blob().size());
        }
        return new UploadedBlob(there.blob(), repository);
    }

    private UploadedBlob sent(Transfer transfer, Descriptor blob) {
        ledger.sent(transfer.blob(), transfer.owner(), blob.size());
        return new UploadedBlob(blob, transfer.repository());
    }
}
