package io.acpupgrade.registry.archive;

import io.acpupgrade.problem.Message;
import io.acpupgrade.registry.Digest;
import io.acpupgrade.registry.Manifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.io.input.CloseShieldInputStream;

/** The first pass over a compressed tar: every byte is read and hashed; only possible metadata is kept. */
public final class TarPass {
    /** Files up to this size are always kept: layout links, lists, chart descriptions. */
    private static final int ALWAYS_REMEMBERED = 4 << 10;

    private final BlobVerification verification;
    private final byte[] buffer = new byte[1 << 17];
    private final Bounds bounds;
    private final AtomicLong memory;

    private TarPass(BlobVerification verification, Bounds bounds, AtomicLong memory) {
        this.verification = verification;
        this.bounds = bounds;
        this.memory = memory;
    }

    /**
     * Reads an archive to its end, so that its checksums are verified, and returns its index.
     *
     * @param memory how many bytes may still be kept, shared with other archives
     * @throws IOException when the archive is truncated, broken or unsafe
     */
    public static TarIndex read(
            InputStream raw, FileKind kind, BlobVerification verification, Bounds bounds, AtomicLong memory)
            throws IOException {
        try (InputStream inflated = InflationGuard.over(raw, kind)) {
            TarPass pass = new TarPass(verification, bounds, memory);
            byte[] head = inflated.readNBytes(FileKind.HEAD);
            InputStream rest = CloseShieldInputStream.wrap(inflated);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), rest);
            TarIndex index = FileKind.of(head) == FileKind.TAR ? pass.index(new TarStream(whole)) : TarIndex.EMPTY;
            pass.drain(whole);
            pass.drain(raw);
            return index;
        }
    }

    private TarIndex index(TarStream tar) throws IOException {
        return TarIndex.of(tar, bounds, (path, entry) -> file(path, entry.getSize(), tar), TarPass::haveSameContent);
    }

    /** Whether two files are known to be equal; without digests, files of one size may differ. */
    private static boolean haveSameContent(TarIndex.File first, TarIndex.File second) {
        boolean hashed = first.digest().isPresent() && first.digest().equals(second.digest());
        boolean kept = first.content().isPresent() && second.content().isPresent();
        return hashed
                || (kept
                        && Arrays.equals(first.content().get(), second.content().get()));
    }

    private void drain(InputStream in) throws IOException {
        int n = in.read(buffer);
        while (n >= 0) {
            n = in.read(buffer);
        }
    }

    private TarIndex.File file(String path, long size, TarStream content) throws IOException {
        return size <= Manifest.MAX_SIZE ? small(path, (int) size, content) : large(path, size, content);
    }

    private TarIndex.File small(String path, int size, TarStream content) throws IOException {
        byte[] bytes = new byte[size];
        if (content.readNBytes(bytes, 0, size) < size) {
            throw new TruncatedContentException(Message.of("archive.entry-cut-off", path));
        }
        Optional<byte[]> kept = mayBeMetadata(bytes) ? Optional.of(bytes) : Optional.empty();
        return new TarIndex.File(path, content.number(), size, kind(bytes, size), digest(path, bytes), kept);
    }

    private Optional<Digest> digest(String path, byte[] bytes) {
        if (verification == BlobVerification.TRUST) {
            return Optional.empty();
        }
        ContentDigest digest = new ContentDigest(path);
        digest.update(bytes, bytes.length);
        return Optional.of(digest.finish());
    }

    private TarIndex.File large(String path, long size, TarStream content) throws IOException {
        int first = content.readNBytes(buffer, 0, FileKind.HEAD);
        FileKind kind = kind(buffer, first);
        if (verification == BlobVerification.TRUST) {
            return new TarIndex.File(path, content.number(), size, kind, Optional.empty(), Optional.empty());
        }
        ContentDigest digest = new ContentDigest(path);
        digest.update(buffer, first);
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            digest.update(buffer, n);
        }
        return new TarIndex.File(path, content.number(), size, kind, Optional.of(digest.finish()), Optional.empty());
    }

    private boolean mayBeMetadata(byte[] bytes) {
        boolean wanted = bytes.length <= ALWAYS_REMEMBERED || looksLikeJson(bytes);
        if (wanted && memory.addAndGet(-bytes.length) >= 0) {
            return true;
        }
        memory.addAndGet(wanted ? bytes.length : 0);
        return false;
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
