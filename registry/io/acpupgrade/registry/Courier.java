package io.acpupgrade.registry;

import io.acpupgrade.registry.Registry.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Brings single blobs into repositories. */
final class Courier {
    private final Registry registry;
    private final CopyOptions options;
    private final CopyListener listener;
    private final Map<Share, CompletableFuture<Delivered>> shared = new ConcurrentHashMap<>();
    private final AtomicLong bytesSent = new AtomicLong();

    private record Share(Blob.Key blob, Repository repository) {}

    Courier(Registry registry, CopyOptions options, CopyListener listener) {
        this.registry = registry;
        this.options = options;
        this.listener = listener;
    }

    long bytesSent() {
        return bytesSent.get();
    }

    /** Sends a blob to its home; {@code passing} are its bytes in a pass over its archive, where one is under way. */
    Delivered send(Transfer transfer, Optional<InputStream> passing) throws IOException {
        Blob blob = transfer.blob();
        CopyListener.Progress progress = listener.sending(blob, transfer.home());
        try {
            if (blob.form() == Blob.Form.VERBATIM) {
                BlobBody body = new BlobBody(blob, options, progress, passing);
                registry.push(transfer.home(), blob.packaged(), Optional.empty(), body);
                return sent(blob.packaged(), transfer.home());
            }
            return sendCompressed(transfer, progress, passing);
        } finally {
            progress.finished();
        }
    }

    private Delivered sendCompressed(Transfer transfer, CopyListener.Progress progress, Optional<InputStream> passing)
            throws IOException {
        Blob blob = transfer.blob();
        if (transfer.isToBeMeasured()) {
            Descriptor measured = measure(new BlobBody(blob, options, CopyListener.NONE, passing));
            Optional<Delivered> there = find(measured, transfer.begun());
            if (there.isPresent()) {
                progress.advanced(blob.size());
                return there.get();
            }
            BlobBody body = new BlobBody(blob, options, progress, Optional.empty());
            registry.push(transfer.home(), measured, Optional.empty(), body);
            return sent(measured, transfer.home());
        }
        BlobBody body = new BlobBody(blob, options, progress, passing);
        return sent(registry.push(transfer.home(), options.compression().layerType(), body), transfer.home());
    }

    private Optional<Delivered> find(Descriptor blob, List<Repository> places) throws IOException {
        for (Repository place : places) {
            if (registry.blobSize(place, blob.digest()).isPresent()) {
                return Optional.of(new Delivered(blob, place, 0));
            }
        }
        return Optional.empty();
    }

    private Descriptor measure(BlobBody body) throws IOException {
        MessageDigest computation = Digest.newSha256();
        CountingSink sink = new CountingSink();
        body.writeTo(new DigestOutputStream(sink, computation));
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
     * Gets a blob that another repository holds into this one: by a link, else by sending it again. Those who want the
     * same blob in the same repository share one attempt.
     */
    Delivered share(Blob blob, Delivered there, Repository repository) throws IOException {
        CompletableFuture<Delivered> mine = new CompletableFuture<>();
        CompletableFuture<Delivered> others = shared.putIfAbsent(new Share(blob.key(), repository), mine);
        if (others != null) {
            return new Delivered(others.join().blob(), repository, 0);
        }
        try {
            Delivered here = link(blob, there, repository);
            mine.complete(here);
            return here;
        } catch (IOException | RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private Delivered link(Blob blob, Delivered there, Repository repository) throws IOException {
        BlobBody body = new BlobBody(blob, options, CopyListener.NONE, Optional.empty());
        Delivery delivery = registry.push(repository, there.blob(), Optional.of(there.repository()), body);
        if (delivery == Delivery.MOUNTED) {
            listener.mounted(there.blob(), there.repository(), repository);
            return new Delivered(there.blob(), repository, 0);
        }
        return sent(there.blob(), repository);
    }

    private Delivered sent(Descriptor blob, Repository repository) {
        bytesSent.addAndGet(blob.size());
        return new Delivered(blob, repository, blob.size());
    }
}
