package io.acpupgrade.registry.copy;

import io.acpupgrade.registry.Blob;
import io.acpupgrade.registry.Registry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The upload body of one blob. The first attempt may read from a running pass over the archive; each retry opens the
 * source again.
 */
final class BlobBody implements Registry.Body {
    private static final int BUFFER = 1 << 18;

    private final Registry registry;
    private final Blob blob;
    private final CopyOptions options;
    private final CopyListener.Progress progress;
    private final PassingBytes passing;
    private boolean begun;

    /** @param registry ends the body once it is closed, also where nothing is sent */
    BlobBody(Registry registry, Blob blob, CopyOptions options, CopyListener.Progress progress, PassingBytes passing) {
        this.registry = registry;
        this.blob = blob;
        this.options = options;
        this.progress = progress;
        this.passing = passing;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (begun) {
            progress.restarted();
        }
        begun = true;
        DelayedTailStream end = new DelayedTailStream(out);
        Optional<InputStream> once = passing.take();
        if (once.isPresent()) {
            encode(once.get(), end);
        } else {
            try (InputStream in = open()) {
                encode(in, end);
            }
        }
        end.release();
    }

    private InputStream open() throws ContentException {
        try {
            return blob.source().open(blob.packaged().digest());
        } catch (IOException | RuntimeException | VirtualMachineError e) {
            throw ContentException.unreadable(blob.place(), e);
        }
    }

    private void encode(InputStream in, OutputStream out) throws IOException {
        InputStream proven = new VerifyingStream(in, blob, options.proof());
        if (blob.form() == Blob.Form.VERBATIM) {
            copy(proven, out);
            return;
        }
        try (OutputStream compressed = options.compression().compress(out)) {
            copy(proven, compressed);
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(blob.size(), 1))];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            registry.requireOpen();
            out.write(buffer, 0, n);
            progress.advanced(n);
        }
    }
}
