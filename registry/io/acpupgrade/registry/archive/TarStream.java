package io.acpupgrade.registry.archive;

import io.acpupgrade.problem.Message;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tar sequentially: entries are numbered, headers are bounded, and the end-of-archive marker is required.
 *
 * <p>Data after the marker is read too: zeros are padding, a further tar is read like the first, anything else is an
 * error. No content of the file is ignored.
 */
final class TarStream extends TarArchiveInputStream {
    private static final int RECORD = TarConstants.DEFAULT_RCDSIZE;
    private static final byte[] ZEROS = new byte[RECORD];
    private static final int TYPE = 156;
    private static final int SIZE = 124;
    private static final int SIZE_LENGTH = 12;

    private final Allowance allowance;
    private long entries;
    private long globalHeaders;
    private int archive = 1;
    private byte type;
    private boolean endReached;

    TarStream(InputStream in) {
        this(new Allowance(in));
    }

    private TarStream(Allowance allowance) {
        super(allowance);
        this.allowance = allowance;
    }

    /** Returns the next entry, whose content can then be read from this stream; empty after the last. */
    Optional<TarArchiveEntry> next() throws IOException {
        if (entries > 0) {
            skip(Long.MAX_VALUE);
        }
        allowance.left = Bounds.HEADERS;
        Optional<TarArchiveEntry> entry = Optional.ofNullable(getNextEntry());
        allowance.left = Long.MAX_VALUE;
        entries++;
        return entry;
    }

    /** Advances to the entry with this number. */
    boolean advanceTo(long number) throws IOException {
        while (entries < number) {
            if (next().isEmpty()) {
                return false;
            }
        }
        return entries == number;
    }

    /** Returns the number of the current entry, starting at one. */
    long number() {
        return entries;
    }

    /** Returns the number of the current tar among concatenated tars, starting at one. */
    int archive() {
        return archive;
    }

    /** Whether the end-of-archive marker was read. */
    boolean hasReachedEnd() {
        return endReached;
    }

    /** Whether the entry is a regular file. */
    static boolean isFile(TarArchiveEntry entry) {
        boolean link = entry.isLink() || entry.isSymbolicLink();
        boolean device = entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
        return entry.isFile() && !link && !device;
    }

    /** Reads the next header, across the boundary of concatenated tars. */
    @Override
    protected byte @Nullable [] readRecord() throws IOException {
        byte[] record = read(RECORD);
        if (!isZero(record)) {
            return record.length == RECORD ? header(record) : null;
        }
        if (record.length < RECORD || isHeaderOfNextEntry()) {
            return null;
        }
        endReached = true;
        byte[] next = afterPadding();
        if (next.length == 0) {
            return null;
        }
        if (next.length < RECORD || !hasValidChecksum(next)) {
            throw new UnreadableContentException(Message.of("archive.after-end", getBytesRead() - next.length));
        }
        if (++archive > Bounds.JOINED) {
            throw new UnsafeEntryException(Message.of("archive.too-many-joined", Bounds.JOINED));
        }
        endReached = false;
        return header(next);
    }

    private byte[] header(byte[] record) throws IOException {
        boolean sparse = type == TarConstants.LF_GNUTYPE_SPARSE;
        if (!sparse && !hasValidChecksum(record)) {
            throw new UnreadableContentException(Message.of("archive.header-damaged", getBytesRead() - RECORD));
        }
        type = record[TYPE];
        if (type == TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER) {
            globalHeaders += TarUtils.parseOctalOrBinary(record, SIZE, SIZE_LENGTH);
            if (globalHeaders > Bounds.GLOBAL_HEADERS) {
                throw new UnsafeEntryException(Message.of("archive.global-headers", Bounds.GLOBAL_HEADERS));
            }
        }
        return record;
    }

    /** Whether the header's checksum is valid. */
    private static boolean hasValidChecksum(byte[] record) {
        try {
            return TarUtils.verifyCheckSum(record);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether the last header belongs to an entry that follows. */
    private boolean isHeaderOfNextEntry() {
        return type == TarConstants.LF_PAX_EXTENDED_HEADER_LC
                || type == TarConstants.LF_PAX_EXTENDED_HEADER_UC
                || type == TarConstants.LF_GNUTYPE_LONGNAME
                || type == TarConstants.LF_GNUTYPE_LONGLINK;
    }

    private byte[] afterPadding() throws IOException {
        allowance.left = Long.MAX_VALUE;
        long padding = 0;
        byte[] record = read(RECORD);
        while (record.length > 0 && isZero(record)) {
            padding += record.length;
            if (padding > Bounds.PADDING) {
                throw new UnsafeEntryException(Message.of("archive.padding", Bounds.PADDING));
            }
            record = read(RECORD);
        }
        allowance.left = Bounds.HEADERS;
        return record;
    }

    private byte[] read(int length) throws IOException {
        byte[] record = in.readNBytes(length);
        count(record.length);
        return record;
    }

    private static boolean isZero(byte[] record) {
        return Arrays.equals(record, 0, record.length, ZEROS, 0, record.length);
    }

    /** Limits how many bytes are read. */
    private static final class Allowance extends FilterInputStream {
        private long left = Long.MAX_VALUE;

        Allowance(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            consume(1);
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            consume(Math.max(read, 0));
            return read;
        }

        private void consume(int bytes) throws UnsafeEntryException {
            left -= left == Long.MAX_VALUE ? 0 : bytes;
            if (left < 0) {
                throw new UnsafeEntryException(Message.of("archive.headers", Bounds.HEADERS));
            }
        }
    }
}
