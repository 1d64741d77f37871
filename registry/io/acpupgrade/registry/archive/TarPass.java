package io.acpupgrade.registry.archive;

import io.acpupgrade.registry.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/** The first pass over a compressed tar: every byte is read, hashed and let go again, but for what may be metadata. */
final class TarPass {
    /** Files up to this size are remembered whatever they hold: links of a layout, lists, charts' descriptions. */
    private static final int TINY = 4 << 10;
    /** How many bytes of metadata are remembered at the most; what is beyond is read again when it is wanted. */
    private static final long MEMORY = 48L << 20;

    private final Rigor rigor;
    private final byte[] buffer = new byte[1 << 17];
    private final TarIndex.Builder builder = new TarIndex.Builder();
    private long remembered;

    private TarPass(Rigor rigor) {
        this.rigor = rigor;
    }

    /** Reads an archive to its very end, so that its checksums have been seen, and says what is in it. */
    static TarIndex over(InputStream raw, FileKind kind, Rigor rigor) throws IOException {
        BoundedInputStream counted =
                BoundedInputStream.builder().setInputStream(raw).get();
        try (InputStream inflated = new InflationGuard(kind.unwrap(counted), counted::getCount)) {
            TarPass pass = new TarPass(rigor);
            pass.read(new TarArchiveInputStream(inflated));
            pass.drain(inflated);
            pass.drain(counted);
            return pass.builder.build();
        }
    }

    private void read(TarArchiveInputStream tar) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            String path = builder.enter(entry);
            if (entry.isSparse()) {
                throw new IOException("entry '" + path + "' is a sparse file, which no image holds");
            }
            if (CompressedTar.isFile(entry)) {
                builder.add(file(path, entry.getSize(), tar));
            }
        }
    }

    private void drain(InputStream in) throws IOException {
        int n = in.read(buffer);
        while (n >= 0) {
            n = in.read(buffer);
        }
    }

    private TarIndex.File file(String path, long size, InputStream content) throws IOException {
        return size <= Manifest.LARGEST ? small(path, (int) size, content) : large(path, size, content);
    }

    private TarIndex.File small(String path, int size, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(size);
        ContentDigest digest = new ContentDigest(path);
        digest.update(bytes, size);
        Optional<byte[]> kept = isWorthIt(bytes) ? Optional.of(bytes) : Optional.empty();
        remembered += kept.isPresent() ? size : 0;
        return new TarIndex.File(path, 0, size, kind(bytes, size), Optional.of(digest.finish()), kept);
    }

    private TarIndex.File large(String path, long size, InputStream content) throws IOException {
        int first = content.readNBytes(buffer, 0, FileKind.HEAD);
        FileKind kind = kind(buffer, first);
        if (rigor == Rigor.TRUST) {
            return new TarIndex.File(path, 0, size, kind, Optional.empty(), Optional.empty());
        }
        ContentDigest digest = new ContentDigest(path);
        digest.update(buffer, first);
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            digest.update(buffer, n);
        }
        return new TarIndex.File(path, 0, size, kind, Optional.of(digest.finish()), Optional.empty());
    }

    private boolean isWorthIt(byte[] bytes) {
        return remembered + bytes.length <= MEMORY && (bytes.length <= TINY || looksLikeJson(bytes));
    }

    private static boolean looksLikeJson(byte[] bytes) {
        for (byte b : bytes) {
            if (!Character.isWhitespace(b)) {
                return b == '{' || b == '[';
            }
        }
        return false;
    }

    private static FileKind kind(byte[] bytes, int length) {
        return FileKind.of(Arrays.copyOf(bytes, Math.min(length, FileKind.HEAD)));
    }
}
