package io.acpupgrade.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One blob's bytes on their way out. The first time they may come from a pass over the archive that is under way; each
 * further time the source is opened again.
 */
final class BlobBody implements Registry.Body {
    private static final int BUFFER = 1 << 18;

    private final Blob blob;
    private final LayerCompression compression;
    private final CopyListener.Progress progress;
    private final AtomicReference<Optional<InputStream>> passing;
    private boolean begun;

    /** @param passing the blob's bytes in a pass that is under way; they are not closed here */
    BlobBody(Blob blob, LayerCompression compression, CopyListener.Progress progress, Optional<InputStream> passing) {
        this.blob = blob;
        this.compression = compression;
        this.progress = progress;
        this.passing = new AtomicReference<>(passing);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (begun) {
            progress.restarted();
        }
        begun = true;
        Optional<InputStream> once = passing.getAndSet(Optional.empty());
        if (once.isPresent()) {
            encode(once.get(), out);
            return;
        }
        try (InputStream in = blob.source().open(blob.packaged().digest())) {
            encode(in, out);
        }
    }

    private void encode(InputStream in, OutputStream out) throws IOException {
        if (blob.form() == Blob.Form.VERBATIM) {
            copy(in, out);
            return;
        }
        try (OutputStream compressed = compression.compress(out)) {
            copy(in, compressed);
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(blob.size(), 1))];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
            progress.advanced(n);
        }
    }
}
